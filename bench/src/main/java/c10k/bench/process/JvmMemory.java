package c10k.bench.process;

/** What the JVM of a server says of its memory, after two collections. */
public record JvmMemory(long heapBytes, long directBytes, long threads) {

  /** Of a server that runs on no JVM. */
  public static final JvmMemory NONE = new JvmMemory(0, 0, 1);
}
