package c10k.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Checks that a server echoes correctly before anybody measures how fast it does. */
public final class CorrectnessGate {

  private CorrectnessGate() {}

  /**
   * Sends 1,000 random lines of 1 byte to 64 KiB in random pieces, ends its side, and compares what
   * comes back byte for byte.
   *
   * @throws IOException saying what is wrong with the server, or that it cannot be reached
   */
  public static void check(InetSocketAddress target) throws IOException {
    throw new UnsupportedOperationException(target.toString());
  }
}
