package c10k.bench.advise;

/** What can be recommended, the simplest to write for first. */
public enum Candidate {
  VIRTUAL_THREADS("virtual-threads", "virtual-threads", "plain blocking code, and a thread that costs little"),
  THREAD_PER_CONNECTION("thread-per-connection", "thread-per-connection", "plain blocking code, and a thread of the system for each connection"),
  THREAD_POOL("thread-pool", "thread-pool", "blocking code that must end soon, and a number of workers to choose"),
  EVENT_LOOP("event-loop", "event-loop", "code that must never block"),
  EVENT_LOOP_OFFLOAD("event-loop with offload", "event-loop", "code that must never block, jobs handed to other threads, and a number of these to choose");

  private final String text;
  private final String label;
  private final String effort;

  Candidate(String text, String label, String effort) {
    this.text = text;
    this.label = label;
    this.effort = effort;
  }

  /** For readers. */
  public String text() {
    return text;
  }

  /** In results. */
  public String label() {
    return label;
  }

  /** What those who write for it have to keep in mind. */
  public String effort() {
    return effort;
  }

  /** Whether jobs hold up everybody on the same loop. */
  boolean worksOnTheLoop() {
    return this == EVENT_LOOP;
  }

  /** Whether jobs need threads whose number is to be chosen. */
  boolean hasWorkers() {
    return this == THREAD_POOL || this == EVENT_LOOP_OFFLOAD;
  }
}
