package c10k.loop.process;

import java.util.Arrays;
import java.util.Optional;

/** What one process can send to another, by the names and numbers of Linux on x86 and ARM. */
public enum Signal {
  SIGHUP(1),
  SIGINT(2),
  SIGQUIT(3),
  SIGILL(4),
  SIGTRAP(5),
  SIGABRT(6),
  SIGBUS(7),
  SIGFPE(8),
  SIGKILL(9),
  SIGUSR1(10),
  SIGSEGV(11),
  SIGUSR2(12),
  SIGPIPE(13),
  SIGALRM(14),
  SIGTERM(15),
  SIGCHLD(17),
  SIGCONT(18),
  SIGSTOP(19),
  SIGTSTP(20);

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** Its number. */
  public int number() {
    return number;
  }

  /** The signal of that number, if it has a name here. */
  public static Optional<Signal> of(int number) {
    return Arrays.stream(values()).filter(signal -> signal.number == number).findFirst();
  }

  /** Its name as the shell's {@code kill -s} takes it. */
  String shellName() {
    return name().substring("SIG".length());
  }
}
