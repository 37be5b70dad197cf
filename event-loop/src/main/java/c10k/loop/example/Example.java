package c10k.loop.example;

import java.io.PrintStream;
import java.util.List;

/** A short program that shows one mechanism of the loop. */
public interface Example {

  /** Its name on the command line. */
  String name();

  /** What it shows, in one line. */
  String summary();

  /** Runs it to the end. */
  void run(PrintStream out) throws Exception;

  /** All examples. */
  static List<Example> all() {
    return List.of(
        new PhasesExample(),
        new TimersExample(),
        new ErrorsExample(),
        new PromisesExample(),
        new FilesExample(),
        new WatchExample(),
        new LookupExample(),
        new LagExample(),
        new ChildProcessExample(),
        new ForkExample(),
        new WorkerExample(),
        new BackpressureExample(),
        new GzipExample(),
        new SlicesExample(),
        new UnsafeAllocationExample(),
        new HybridExample(),
        new ClusterExample());
  }
}
