package c10k.work;

/**
 * The two ways in which work takes a thread's time. Protocols know no thread and no clock, so they are
 * given this.
 *
 * <p>Threads: any number at once. Both methods keep the calling thread for the whole time, and leave
 * it early only by an interrupt.
 */
public interface Workload {

  /** Blocks the calling thread, as a query to a slow database would; the core is free meanwhile. */
  void sleep(long nanos) throws InterruptedException;

  /** Keeps the calling thread's core busy. The time is that of the clock, also while others have the core. */
  void burn(long nanos) throws InterruptedException;

  /** The real thing. */
  static Workload real() {
    return RealWorkload.INSTANCE;
  }
}
