package c10k.loop.process;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import c10k.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A loop that starts programs, ends within the deadline, and leaves no child behind. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ProcessTests {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Runs on until it is killed; the shell becomes the program, so there is one process only. */
  static final String UNTIL_KILLED = "exec sleep 1000";

  final Environment environment = new Environment(new EventLoop("processes-under-test", Ticker.system()));
  final ChildProcesses processes = new ChildProcesses(environment);
  final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  final Await await = new Await(PATIENCE);
  final List<ProcessHandle> toWatch = Collections.synchronizedList(new ArrayList<>());

  @TempDir
  Path directory;

  private List<ProcessHandle> before = List.of();

  @BeforeEach
  void rememberChildren() {
    before = ProcessHandle.current().children().toList();
  }

  @AfterEach
  void noChildMustBeLeft() {
    var started = Stream.concat(ProcessHandle.current().children().filter(child -> !before.contains(child)), toWatch.stream());
    var left = started.filter(child -> !isGoneSoon(child)).toList();
    left.forEach(ProcessHandle::destroyForcibly);
    assertThat(left).as("children that outlived the test").isEmpty();
  }

  private boolean isGoneSoon(ProcessHandle child) {
    try {
      new Await(Duration.ofSeconds(2)).until("it has ended", () -> !TreeKill.isRunning(child));
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** Runs the loop to its end; returns the exit code of the environment. */
  int run(Runnable main) {
    return environment.run(main);
  }

  <T> T resultOf(Function<ChildProcesses, Promise<T>> start) {
    var results = new ArrayList<T>();
    int code = run(() -> hear(start.apply(processes), results::add));
    assertThat(code).as("exit code of the environment").isZero();
    return results.getFirst();
  }

  /** The same on a loop of its own, for tests that need more than one. */
  <T> T resultOfNew(Function<ChildProcesses, Promise<T>> start) {
    var another = new Environment(new EventLoop("processes-under-test", Ticker.system()));
    var results = new ArrayList<T>();
    assertThat(another.run(() -> hear(start.apply(new ChildProcesses(another)), results::add))).as("exit code of the environment").isZero();
    return results.getFirst();
  }

  /** The error, on a loop of its own. */
  Throwable errorOfNew(Function<ChildProcesses, ? extends Promise<?>> start) {
    var another = new Environment(new EventLoop("processes-under-test", Ticker.system()));
    var errors = new ArrayList<Throwable>();
    another.run(() -> addError(start.apply(new ChildProcesses(another)), errors));
    return errors.getFirst();
  }

  private static <T> void hear(Promise<T> promise, Consumer<T> listener) {
    var _ = promise.then(value -> {
      listener.accept(value);
      return value;
    });
  }

  <E extends Throwable> E errorOf(Class<E> type, Function<ChildProcesses, ? extends Promise<?>> start) {
    var errors = new ArrayList<Throwable>();
    run(() -> addError(start.apply(processes), errors));
    assertThat(errors).hasSize(1);
    return type.cast(errors.getFirst());
  }

  private static <T> void addError(Promise<T> promise, List<Throwable> errors) {
    var _ = promise.<String>then(value -> "fulfilled").recover(error -> {
      errors.add(error);
      return "rejected";
    });
  }
}
