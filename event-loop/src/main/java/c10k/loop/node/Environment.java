package c10k.loop.node;

import c10k.loop.uv.CallbackScope;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A loop with all that a Node program takes for granted: ticks, microtasks, timers, immediates and the
 * events of the process.
 *
 * <p>Threads: confined to the thread that calls {@link #run}, but for {@link #terminate}.
 */
public final class Environment {
  /** The exit code after an error that nobody took care of. */
  public static final int EXIT_BY_ERROR = 1;

  /** The exit code after an error in the very listener that should have taken care of another. */
  public static final int EXIT_BY_FAILED_LISTENER = 7;

  /** Unwinds the stack of whoever ends the environment. */
  static final class Exit extends Error {
    private static final long serialVersionUID = 1;

    Exit() {
      super("The environment ends.", null, false, false);
    }
  }

  private final EventLoop loop;
  private final Rejections rejections = new Rejections(this::unhandled, this::handledLate);
  private final TaskQueues tasks = new TaskQueues(rejections, this::uncaught);
  private final TimeoutLists timeouts;
  private final Immediates immediates;
  private final List<Consumer<Throwable>> uncaughtListeners = new ArrayList<>();
  private final List<BiConsumer<Throwable, Promise<?>>> rejectionListeners = new ArrayList<>();
  private final List<Consumer<Promise<?>>> lateListeners = new ArrayList<>();
  private final List<Runnable> beforeExitListeners = new ArrayList<>();
  private final List<IntConsumer> exitListeners = new ArrayList<>();
  private Consumer<Throwable> lastWord = Environment::log;
  private int exitCode;
  private boolean exiting;

  /** Makes an environment on a loop of its own, which it closes when it ends. */
  @SuppressWarnings("this-escape") // Nothing is called before run.
  public Environment(EventLoop loop) {
    this.loop = loop;
    this.timeouts = new TimeoutLists(loop, tasks, this::uncaught);
    this.immediates = new Immediates(loop, tasks, this::uncaught);
    loop.setScope(new Scope());
  }

  /** The loop beneath. */
  public EventLoop loop() {
    return loop;
  }

  Rejections rejections() {
    return rejections;
  }

  // Run

  /**
   * Runs a main program, and all callbacks that come of it, to the end.
   *
   * @return the exit code
   */
  public int run(Runnable main) {
    return run(main, () -> {});
  }

  /**
   * Runs a main program, and all callbacks that come of it, to the end.
   *
   * @param mainEnded called when main has run, with its ticks and microtasks: a clock that is moved by
   *        hand can be moved then
   * @return the exit code
   */
  public int run(Runnable main, Runnable mainEnded) {
    try {
      loop.enter();
      loop.call(() -> callMain(main));
      mainEnded.run();
      do {
        loop.run();
        loop.call(() -> List.copyOf(beforeExitListeners).forEach(Runnable::run));
      } while (loop.isAlive());
      end();
    } catch (Exit e) {
      tasks.clear();
    } finally {
      // What comes now comes too late: nothing runs after the listeners of the end.
      loop.abandon();
    }
    return exitCode;
  }

  /** Other than after a callback that fails, the ticks follow at once if main does. */
  private void callMain(Runnable main) {
    try {
      main.run();
    } catch (Throwable e) {
      uncaught(e);
    }
  }

  /** Nothing is left to do. A listener may fail, and another take the error. */
  private void end() {
    try {
      exit(exitCode);
    } catch (Exit e) {
      throw e;
    } catch (Throwable e) {
      uncaught(e);
    }
  }

  /** Ends the environment now, whatever is left to do: the caller's code does not go on. */
  public void exit(int code) {
    exitCode = code;
    if (!exiting) {
      exiting = true;
      List.copyOf(exitListeners).forEach(listener -> listener.accept(code));
    }
    throw new Exit();
  }

  /** Ends the environment after the present callback. Any thread may call it. */
  public void terminate(int code) {
    loop.post(() -> exit(code));
  }

  /** The exit code, should nobody say another. */
  public void setExitCode(int code) {
    exitCode = code;
  }

  // Schedule

  /** Runs it right after the present callback, before anything else. */
  public void nextTick(Runnable tick) {
    if (!exiting) {
      tasks.addTick(tick);
    }
  }

  /** Runs it after the present callback and its ticks. */
  public void queueMicrotask(Runnable microtask) {
    tasks.addMicrotask(microtask);
  }

  /**
   * Runs it in the timers phase, once.
   *
   * @param delayMillis taken for 1 if it is not between 1 and {@link Timeout#LONGEST}
   */
  public Timeout setTimeout(Runnable callback, double delayMillis) {
    return insert(callback, delayMillis, false);
  }

  /** Runs it in the timers phase again and again: from start to start, without making up for what was missed. */
  public Timeout setInterval(Runnable callback, double delayMillis) {
    return insert(callback, delayMillis, true);
  }

  private Timeout insert(Runnable callback, double delayMillis, boolean repeats) {
    var timeout = new Timeout(timeouts, callback, delayMillis, repeats);
    timeouts.insertNew(timeout);
    return timeout;
  }

  /** Runs it in the next check phase. */
  public Immediate setImmediate(Runnable callback) {
    return immediates.add(callback);
  }

  /** Makes a promise, and the end by which to settle it. */
  public <T extends @Nullable Object> Deferred<T> deferred() {
    return new Deferred<>(new Promise<>(this));
  }

  /** A promise that is fulfilled. */
  public <T extends @Nullable Object> Promise<T> resolved(T value) {
    var deferred = this.<T>deferred();
    deferred.resolve(value);
    return deferred.promise();
  }

  /** A promise that is rejected. */
  public <T extends @Nullable Object> Promise<T> rejected(Throwable reason) {
    var deferred = this.<T>deferred();
    deferred.reject(reason);
    return deferred.promise();
  }

  /** Has blocking work done elsewhere. */
  public <T extends @Nullable Object> Promise<T> offload(WorkPool pool, WorkPool.Kind kind, Callable<T> work) {
    var deferred = this.<T>deferred();
    pool.submit(loop, kind, work, deferred::resolve, deferred::reject);
    return deferred.promise();
  }

  // Events

  /** Takes errors that callbacks throw. Without anybody to take one, the environment ends. */
  public void onUncaughtException(Consumer<Throwable> listener) {
    uncaughtListeners.add(listener);
  }

  /** Takes the errors of promises that nobody asked for. Without, they count as thrown. */
  public void onUnhandledRejection(BiConsumer<Throwable, Promise<?>> listener) {
    rejectionListeners.add(listener);
  }

  /** Hears of promises whose errors were asked for after they had been reported. */
  public void onRejectionHandled(Consumer<Promise<?>> listener) {
    lateListeners.add(listener);
  }

  /** Called when there is nothing left to do. It may start something: then it is called again. */
  public void onBeforeExit(Runnable listener) {
    beforeExitListeners.add(listener);
  }

  /** Called at the end, with the exit code. Nothing that it starts will run. */
  public void onExit(IntConsumer listener) {
    exitListeners.add(listener);
  }

  /** Takes the error that ends the environment, because nobody took care of it. It is logged if nobody is named. */
  public void setLastWord(Consumer<Throwable> listener) {
    lastWord = listener;
  }

  private void uncaught(Throwable error) {
    if (error instanceof Exit exit) {
      throw exit;
    }
    if (uncaughtListeners.isEmpty()) {
      lastWord.accept(error);
      exit(EXIT_BY_ERROR);
    }
    tellUncaught(error);
    // What the failed callback left behind must not wait for the next event.
    setImmediate(() -> {});
  }

  private void tellUncaught(Throwable error) {
    try {
      List.copyOf(uncaughtListeners).forEach(listener -> listener.accept(error));
    } catch (Exit e) {
      throw e;
    } catch (Throwable e) {
      e.addSuppressed(error);
      lastWord.accept(e);
      // Not even the exit listeners are trusted any more.
      exiting = true;
      exit(EXIT_BY_FAILED_LISTENER);
    }
  }

  private static void log(Throwable error) {
    System.getLogger("c10k.loop").log(System.Logger.Level.ERROR, "Nobody took care of this error; the environment ends.", error);
  }

  private void unhandled(Promise<?> promise) {
    if (rejectionListeners.isEmpty()) {
      uncaught(promise.reason());
    }
    List.copyOf(rejectionListeners).forEach(listener -> listener.accept(promise.reason(), promise));
  }

  private void handledLate(Promise<?> promise) {
    List.copyOf(lateListeners).forEach(listener -> listener.accept(promise));
  }

  /** After each callback: its ticks and microtasks. */
  private final class Scope implements CallbackScope {
    @Override
    public void returned() {
      tasks.drainAll();
    }

    @Override
    public void threw(Throwable error) {
      uncaught(error);
    }
  }
}
