package c10k.loop.worker;

/**
 * The main program of a worker.
 *
 * <p>What a lambda expression takes along from its surroundings is not copied: take nothing but
 * constants, and pass the rest as data.
 */
@FunctionalInterface
public interface WorkerMain {

  /** Called once, by the worker's thread. */
  void run(WorkerScope self) throws Exception;
}
