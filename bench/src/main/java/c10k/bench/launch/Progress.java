package c10k.bench.launch;

import c10k.bench.result.Figure;
import c10k.bench.report.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The growing table on the console, and below it, on a terminal, a line that counts down.
 *
 * <p>Threads: the launcher's thread and the ticking one; the monitor guards all fields.
 */
final class Progress implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int SECONDS_PER_MINUTE = 60;

  private final PrintWriter out;
  private final boolean terminal;
  private final TimeLeft<Trial> timeLeft;
  private String doing = "";
  private boolean closed;

  private Progress(PrintWriter out, boolean terminal, TimeLeft<Trial> timeLeft) {
    this.out = out;
    this.terminal = terminal;
    this.timeLeft = timeLeft;
  }

  static Progress start(PrintWriter out, TimeLeft<Trial> timeLeft) {
    var progress = new Progress(out, isTerminal(), timeLeft);
    if (progress.terminal) {
      Thread.ofPlatform().daemon().name("progress").start(progress::tick);
    }
    return progress;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private synchronized void tick() {
    try {
      while (!closed) {
        show();
        wait(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Prints lines above the counting one. */
  synchronized void say(String lines) {
    erase();
    out.println(lines);
    show();
  }

  synchronized void begin(Trial trial, int done, int all) {
    doing = "running " + (done + 1) + " of " + all + ": " + trial.scenario().words() + ", " + trial.label();
    show();
  }

  synchronized void end(TrialRecord trial) {
    doing = "";
    say(row(
        Integer.toString(trial.round()),
        trial.scenario().text() + " " + trial.connections(),
        trial.contestant(),
        number("%,.0f", trial.figure(Figure.THROUGHPUT)),
        number("%.2f", trial.serverCpu()),
        number("%,.0f", trial.figure(Figure.RESPONSE_P50)),
        number("%,.0f", trial.figure(Figure.RESPONSE_P99)),
        number("%,.0f", trial.userBytes()),
        minutes(timeLeft.left()),
        trial.status() == TrialStatus.OK ? "ok" : trial.status().words() + ": " + trial.reason()));
  }

  synchronized void header() {
    say("\n" + row(
        "round", "scenario", "contestant", "answers/s", "CPU us each", "p50 us", "p99 us", "B/idle conn", "left", "status"));
  }

  private static String row(Object... columns) {
    return String.format(Locale.ROOT, "%5s  %-19s  %-22s %11s %11s %8s %8s %12s %6s  %s", columns).stripTrailing();
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
  }

  private void show() {
    if (terminal && !closed && !doing.isEmpty()) {
      out.print(ERASE_LINE + "  ... " + doing + ", about " + minutes(timeLeft.left()) + " left");
      out.flush();
    }
  }

  private void erase() {
    if (terminal) {
      out.print(ERASE_LINE);
    }
  }

  static String words(Duration time) {
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  static String minutes(Duration time) {
    long seconds = time.toSeconds();
    return String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
  }

  @Override
  public synchronized void close() {
    erase();
    out.flush();
    closed = true;
    notifyAll();
  }
}
