package c10k.loop.process;

import c10k.loop.buffer.Bytes;
import c10k.loop.node.Deferred;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.stream.Readable;
import c10k.loop.stream.Writable;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs beside this one. It keeps the loop alive until it has ended and what it wrote
 * was read, unless {@link #unref} is called.
 *
 * <p>Its end has two events, each a callback of its own: <i>exit</i> when the process has ended, then
 * <i>close</i> when its outputs have ended as well, which may be later if others have inherited them.
 * If it could not be started there is <i>error</i> instead of <i>exit</i>.
 *
 * <p>One thing the JDK does its own way: when the process ends while no read is under way, the JDK takes
 * what is in the pipe and closes it. What grandchildren write after that is lost to us, and ends them
 * by SIGPIPE. A program that leaves others behind in its place should give them a file to write to.
 *
 * <p>Threads: of the loop.
 */
public final class ChildProcess {
  private enum State {
    RUNNING, NOT_STARTED, EXITED, CLOSED
  }

  private final Environment environment;
  private final PipeThreads threads;
  private final Hold hold;
  private final String file;
  private final Set<Signal> sent = EnumSet.noneOf(Signal.class);
  private final List<Consumer<Exit>> exitListeners = new ArrayList<>();
  private final List<Consumer<Exit>> closeListeners = new ArrayList<>();
  private final List<Consumer<SpawnException>> errorListeners = new ArrayList<>();

  private State state = State.RUNNING;
  private @Nullable Process process;
  private @Nullable StdStreams streams;
  private @Nullable SpawnException error;
  private Exit exit = new Exit(Exit.NOT_STARTED, Optional.empty());

  /** Of the process itself, its outputs and its channel, those that have not ended. */
  private int open = 1;

  ChildProcess(Environment environment, PipeThreads threads, String file) {
    this.environment = environment;
    this.threads = threads;
    this.hold = new Hold(environment.loop());
    this.file = file;
  }

  // Start

  void started(Process newProcess) {
    process = newProcess;
    hold.begin();
    var _ = newProcess.onExit().thenAccept(ended -> environment.loop().post(() -> exited(ended.exitValue())));
  }

  /** To be told as an event, when there has been time to listen. */
  void notStarted(SpawnException why) {
    state = State.NOT_STARTED;
    error = why;
    later(() -> {
      if (errorListeners.isEmpty()) {
        throw new UncheckedSpawnException(why);
      }
      tell(errorListeners, why);
    });
    later(this::processEnded);
  }

  private void later(Runnable callback) {
    hold.begin();
    environment.loop().post(() -> {
      hold.end();
      callback.run();
    });
  }

  void setStreams(StdStreams newStreams) {
    streams = newStreams;
  }

  Hold hold() {
    return hold;
  }

  // End

  private void exited(int code) {
    state = State.EXITED;
    exit = new Exit(code, Signal.of(code - 128).filter(sent::contains));
    hold.end();
    try {
      tell(exitListeners, exit);
    } finally {
      processEnded();
    }
  }

  private void processEnded() {
    if (streams != null) {
      streams.processEnded();
    }
    partEnded();
  }

  /** Something else must end before <i>close</i>. */
  void partBegins() {
    open++;
  }

  void partEnded() {
    open--;
    if (open == 0) {
      later(() -> {
        state = State.CLOSED;
        tell(closeListeners, exit);
      });
    }
  }

  private static <E> void tell(List<Consumer<E>> listeners, E event) {
    List.copyOf(listeners).forEach(listener -> listener.accept(event));
  }

  // State

  /** What was started. */
  public String file() {
    return file;
  }

  /** Its number; empty if it was not started. */
  public Optional<Long> pid() {
    return Optional.ofNullable(process).map(Process::pid);
  }

  /** The system's view of it; empty if it was not started. */
  public Optional<ProcessHandle> handle() {
    return Optional.ofNullable(process).map(Process::toHandle);
  }

  /** Whether it was started, and its <i>exit</i> has not come yet. */
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** How it ended, once it has. */
  public Optional<Exit> exit() {
    return state == State.EXITED || state == State.CLOSED ? Optional.of(exit) : Optional.empty();
  }

  /** Whether the loop goes on for its sake. */
  public boolean hasRef() {
    return hold.hasRef();
  }

  /** Makes the loop go on for its sake again. */
  public void ref() {
    hold.setCounts(true);
  }

  /** Lets the loop end before it does, whatever it may still write. It runs on. */
  public void unref() {
    hold.setCounts(false);
  }

  // Events

  /** Called when the process has ended. */
  public void onExit(Consumer<Exit> listener) {
    exitListeners.add(listener);
  }

  /** Called when it has ended, its outputs too, and its channel if it has one. Nothing comes after that. */
  public void onClose(Consumer<Exit> listener) {
    closeListeners.add(listener);
  }

  /** Called if it could not be started. Without a listener, that is an error which nobody caught. */
  public void onError(Consumer<SpawnException> listener) {
    errorListeners.add(listener);
  }

  /** How it ended, as of <i>close</i>; rejected if it could not be started. Stands for a listener of errors. */
  public Promise<Exit> closed() {
    Deferred<Exit> deferred = environment.deferred();
    if (state == State.CLOSED) {
      settle(deferred);
    } else {
      onError(why -> {});
      onClose(how -> settle(deferred));
    }
    return deferred.promise();
  }

  private void settle(Deferred<Exit> deferred) {
    if (error == null) {
      deferred.resolve(exit);
    } else {
      deferred.reject(error);
    }
  }

  // Kill

  /** Asks it to end, by SIGTERM. */
  public boolean kill() {
    return kill(Signal.SIGTERM);
  }

  /**
   * Sends it a signal. It may ignore that, unless it is SIGKILL or SIGSTOP; its children do not hear
   * of it. (SIGTERM and SIGKILL are sent by the JVM at once, all others by a shell, a little later.)
   *
   * @return false if it has ended, so that nothing was sent
   */
  public boolean kill(Signal signal) {
    // Not Process.destroy: that also closes the pipes, and loses what is in them.
    if (process == null || !process.isAlive()) {
      return false;
    }
    sent.add(signal);
    var targets = List.of(process.toHandle());
    if (signal == Signal.SIGTERM || signal == Signal.SIGKILL) {
      TreeKill.send(signal, targets);
    } else {
      var _ = threads.<@Nullable Void>call(hold, () -> {
        TreeKill.send(signal, targets);
        return null;
      }, sentOne -> {}, failed -> {});
    }
    return true;
  }

  /**
   * Ends it and all that came of it, if need be by SIGKILL.
   *
   * @param signal what they are sent first
   * @param grace how long they may take to end by it
   */
  public Promise<KilledTree> killTree(Signal signal, Duration grace) {
    if (process == null) {
      return environment.resolved(new KilledTree(0, List.of()));
    }
    sent.add(signal);
    sent.add(Signal.SIGKILL);
    var root = process.toHandle();
    Deferred<KilledTree> deferred = environment.deferred();
    var _ = threads.call(hold, () -> new TreeKill(root).kill(signal, grace), deferred::resolve, deferred::reject);
    return deferred.promise();
  }

  // Pipes

  /**
   * Writes to its standard input; to be ended when there is nothing more. A child that does not read
   * makes it ask for a pause, one that has ended makes it fail.
   *
   * @throws IllegalStateException if that is not {@link Stdio#PIPE}
   */
  public Writable<Bytes> stdin() {
    return streams().in();
  }

  /**
   * Reads its standard output. A reader that pauses makes the child wait when the pipe is full. What
   * nobody has asked for until <i>exit</i> is thrown away.
   *
   * @throws IllegalStateException if that is not {@link Stdio#PIPE}
   */
  public Readable<Bytes> stdout() {
    return streams().out();
  }

  /** Reads its standard error; like {@link #stdout}. */
  public Readable<Bytes> stderr() {
    return streams().err();
  }

  private StdStreams streams() {
    return Objects.requireNonNull(streams, "not spawned");
  }

  /** An output, which must end before <i>close</i>. */
  PipeReader reader(InputStream in) {
    partBegins();
    return new PipeReader(threads, hold, in, this::partEnded);
  }

  /** Gives it all its input at once. */
  void write(OutputStream out, byte[] input) {
    var _ = threads.<@Nullable Void>call(hold, () -> {
      try (out) {
        out.write(input);
      }
      return null;
      // It need not read its input to do its work.
    }, written -> {}, failed -> {});
  }
}
