package c10k.loop.worker;

import c10k.loop.node.Deferred;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.node.Timeout;
import c10k.loop.uv.Async;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker as its parent sees it. It keeps the parent's loop alive until its <i>exit</i> was told,
 * unless {@link #unref} is called.
 *
 * <p>Events, each a callback of its own: <i>online</i> when its main program is about to run, its
 * messages in order, <i>error</i> if one ends it, and <i>exit</i>, after which nothing comes.
 *
 * <p>Threads: of the parent's loop.
 */
public final class Worker {
  /** How long a worker may take to end if nobody says otherwise. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

  /** The exit code of one that was terminated. */
  public static final int TERMINATED = 1;

  private final Environment parent;
  private final Port port;
  private final WorkerScope scope;
  private final WorkerMain main;
  private final Thread thread;
  private final Async handle;
  private final Consumer<Worker> ended;
  private final List<Runnable> onlineListeners = new ArrayList<>();
  private final List<Consumer<WorkerException>> errorListeners = new ArrayList<>();
  private final List<IntConsumer> exitListeners = new ArrayList<>();
  private OptionalInt exitCode = OptionalInt.empty();

  Worker(Environment parent, String name, @Nullable Object data, WorkerMain main, Consumer<Worker> ended) {
    var environment = new Environment(new EventLoop(name, Ticker.system()));
    var ownPort = new Port(environment);
    this.parent = parent;
    this.port = new Port(parent);
    this.scope = new WorkerScope(environment, ownPort, data);
    this.main = main;
    this.ended = ended;
    Port.connect(port, ownPort);
    // A daemon: one that cannot be terminated must not keep the JVM.
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::runToEnd);
    this.handle = new Async(parent.loop(), () -> {});
  }

  void start() {
    try {
      thread.start();
    } catch (Throwable e) {
      // The system has no thread left.
      scope.environment().loop().abandon();
      handle.close();
      throw e;
    }
  }

  // In the worker's thread

  private void runToEnd() {
    int code = TERMINATED;
    try {
      var environment = scope.environment();
      environment.setLastWord(this::report);
      code = environment.run(this::runMain);
    } catch (Throwable e) {
      // Thrown by a listener of its end, or there is no memory left.
      report(e);
    } finally {
      // Whoever gives up because it is told to may simply return.
      int how = code == 0 && scope.isTerminating() ? TERMINATED : code;
      parent.loop().post(() -> exited(how));
    }
  }

  private void runMain() {
    if (scope.isTerminating()) {
      scope.environment().exit(TERMINATED);
    }
    parent.loop().post(() -> onlineListeners.forEach(Runnable::run));
    try {
      main.run(scope);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new UndeclaredWorkerException(e);
    }
  }

  /** Only if it is not what termination leads to. */
  private void report(Throwable error) {
    if (!scope.isTerminating()) {
      var copy = WorkerException.copyOf(error instanceof UndeclaredWorkerException undeclared ? undeclared.thrown : error);
      parent.loop().post(() -> failed(copy));
    }
  }

  /** Carries a checked exception to the end of the callback. */
  private static final class UndeclaredWorkerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exception thrown;

    UndeclaredWorkerException(Exception thrown) {
      super(thrown);
      this.thrown = thrown;
    }
  }

  // In the parent's

  private void failed(WorkerException error) {
    if (errorListeners.isEmpty()) {
      throw new IllegalStateException("The worker " + thread.getName() + " failed, and nobody listens for its errors.", error);
    }
    List.copyOf(errorListeners).forEach(listener -> listener.accept(error));
  }

  private void exited(int code) {
    if (port.isTelling()) {
      // Messages that had to wait for a listener are on their way, behind this.
      parent.loop().post(() -> exited(code));
      return;
    }
    exitCode = OptionalInt.of(code);
    port.close();
    handle.close();
    ended.accept(this);
    List.copyOf(exitListeners).forEach(listener -> listener.accept(code));
  }

  /** Its thread's name. */
  public String name() {
    return thread.getName();
  }

  /** Its exit code, once it has ended. */
  public OptionalInt exitCode() {
    return exitCode;
  }

  /**
   * Sends it a copy.
   *
   * @return false if it has ended. True is no promise that it will look at the message before it ends.
   * @throws IllegalArgumentException a {@link DataCloneException} if it cannot be copied
   */
  public boolean post(@Nullable Object message) {
    return port.post(message);
  }

  /** Takes its messages. */
  public void onMessage(Consumer<? super @Nullable Object> listener) {
    port.onMessage(listener);
  }

  /** Called when its main program is about to run. */
  public void onOnline(Runnable listener) {
    onlineListeners.add(listener);
  }

  /** Called when an error ends it. Without a listener, that is an error of the parent. */
  public void onError(Consumer<WorkerException> listener) {
    errorListeners.add(listener);
  }

  /** Called with its exit code when it has ended. */
  public void onExit(IntConsumer listener) {
    exitListeners.add(listener);
  }

  /** Whether the parent goes on for its sake. */
  public boolean hasRef() {
    return handle.hasRef();
  }

  /** Makes the parent go on for its sake again. */
  public void ref() {
    handle.ref();
  }

  /** Lets the parent end before it, and end it then. */
  public void unref() {
    handle.unref();
  }

  // Terminate

  /** Ends it as soon as possible; see {@link #terminate(Duration)}. */
  public Promise<Integer> terminate() {
    return terminate(DEFAULT_PATIENCE);
  }

  /**
   * Ends it as soon as possible: after its present callback, which is interrupted if it waits.
   *
   * <p>Java has no means to end a thread that computes without looking up, or that waits in a way which
   * heeds no interrupt, such as reading from a pipe. Such a worker is left alone when patience is at an
   * end: it does not keep the parent alive any more, and its thread is a daemon.
   *
   * @return its exit code; rejected by a {@link WorkerStuckException} if it goes on
   */
  public Promise<Integer> terminate(Duration patience) {
    if (exitCode.isPresent()) {
      return parent.resolved(exitCode.getAsInt());
    }
    Deferred<Integer> deferred = parent.deferred();
    Timeout deadline = parent.setTimeout(() -> abandon(deferred, patience), (double) patience.toMillis());
    onExit(code -> {
      deadline.clear();
      deferred.resolve(code);
    });
    tellToEnd();
    return deferred.promise();
  }

  void tellToEnd() {
    scope.setTerminating();
    scope.environment().terminate(TERMINATED);
    thread.interrupt();
  }

  private void abandon(Deferred<Integer> deferred, Duration patience) {
    handle.unref();
    deferred.reject(new WorkerStuckException(thread, patience.toMillis()));
  }
}
