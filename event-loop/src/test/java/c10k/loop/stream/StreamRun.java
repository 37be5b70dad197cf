package c10k.loop.stream;

import c10k.loop.node.Environment;
import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs a program with streams in virtual time, and notes what happens in which order. */
final class StreamRun {
  final List<String> log = new ArrayList<>();
  final VirtualClock clock = new VirtualClock();
  final Environment environment = new Environment(new EventLoop("streams", clock, clock));

  /** Runs to the end. */
  static List<String> of(Consumer<StreamRun> program) {
    var run = new StreamRun();
    run.environment.onUncaughtException(error -> run.log.add("uncaught " + nameOf(error)));
    run.environment.run(() -> program.accept(run));
    return run.log;
  }

  void log(String line) {
    log.add(line);
  }

  void logError(String what, Throwable error) {
    log(what + " " + nameOf(error));
  }

  Done logging(String what) {
    return error -> log(error == null ? what : what + " " + nameOf(error));
  }

  static String nameOf(Throwable error) {
    return error instanceof StreamException ours ? ours.code().name() : String.valueOf(error.getMessage());
  }

  /** Notes the last events of the stream. */
  void watch(String name, Stream stream) {
    stream.onError(error -> logError(name + " error", error));
    stream.onClose(() -> log(name + " close"));
  }

  <T> Readable<T> watched(String name, Readable<T> stream) {
    stream.onEnd(() -> log(name + " end"));
    watch(name, stream);
    return stream;
  }

  <T> Writable<T> watched(String name, Writable<T> stream) {
    stream.onDrain(() -> log(name + " drain"));
    stream.onFinish(() -> log(name + " finish"));
    watch(name, stream);
    return stream;
  }

  <I, O> Duplex<I, O> watched(String name, Duplex<I, O> stream) {
    stream.readable().onEnd(() -> log(name + " end"));
    stream.writable().onDrain(() -> log(name + " drain"));
    stream.writable().onFinish(() -> log(name + " finish"));
    watch(name, stream);
    return stream;
  }
}
