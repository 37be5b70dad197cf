package c10k.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Checks that a server echoes correctly before anybody measures how fast it does. */
public final class CorrectnessGate {
  private static final int LINES = 1_000;

  /** Enough for lines that come in parts, and several at once, if each takes milliseconds. */
  private static final int FEW_LINES = 50;

  private static final int LONGEST_LINE_BYTES = 64 * 1_024;
  private static final long SEED = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private CorrectnessGate() {}

  /**
   * Sends 1,000 random lines of 1 byte to 64 KiB in random pieces, ends its side, and compares what
   * comes back byte for byte.
   *
   * @throws IOException saying what is wrong with the server, or that it cannot be reached
   */
  public static void check(InetSocketAddress target) throws IOException {
    check(target, LINES, PATIENCE);
  }

  /**
   * The same with 50 lines, for servers that take their time for each.
   *
   * @throws IOException saying what is wrong with the server, or that it cannot be reached
   */
  public static void checkBriefly(InetSocketAddress target) throws IOException {
    check(target, FEW_LINES, PATIENCE);
  }

  static void check(InetSocketAddress target, Duration patience) throws IOException {
    check(target, LINES, patience);
  }

  private static void check(InetSocketAddress target, int count, Duration patience) throws IOException {
    var random = new RandomLines(SEED);
    var lines = random.lines(count, LONGEST_LINE_BYTES);
    try (var comparison = EchoComparison.connect(target, patience)) {
      comparison.run(lines, random);
    }
  }
}
