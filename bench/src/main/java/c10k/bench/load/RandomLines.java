package c10k.bench.load;

import java.util.SplittableRandom;

/** Lines of any bytes, and sizes that are as often small as large. The same seed, the same lines. */
final class RandomLines {
  private final SplittableRandom random;

  RandomLines(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** So many lines, one behind the other, each of 1 to so many bytes with its LF. */
  byte[] lines(int count, int longest) {
    var lengths = new int[count];
    int total = 0;
    for (int i = 0; i < count; i++) {
      lengths[i] = size(longest);
      total += lengths[i];
    }
    var bytes = new byte[total];
    random.nextBytes(bytes);
    placeLineFeeds(bytes, lengths);
    return bytes;
  }

  private static void placeLineFeeds(byte[] bytes, int[] lengths) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        bytes[i] = 0;
      }
    }
    int end = 0;
    for (int length : lengths) {
      end += length;
      bytes[end - 1] = '\n';
    }
  }

  /** From 1 to the largest, each power of two equally likely. */
  int size(int largest) {
    return (int) Math.clamp(Math.exp(random.nextDouble() * Math.log(largest + 1.0)), 1, largest);
  }
}
