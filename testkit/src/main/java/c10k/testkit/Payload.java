package c10k.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Bytes to send that show when anything was lost, changed or shuffled. The same at every run. */
final class Payload {
  private static final long SEED = 10_000;

  private Payload() {}

  /** A line of so many bytes of all kinds, LF not among them, with its LF. */
  static byte[] line(int length, Random random) {
    var line = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      byte b = (byte) random.nextInt(256);
      line[i] = b == '\n' ? (byte) ~b : b;
    }
    line[length] = '\n';
    return line;
  }

  /** Many lines of many lengths. */
  static byte[] lines(int count, int longest) {
    var random = random();
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      all.writeBytes(line(random.nextInt(longest + 1), random));
    }
    return all.toByteArray();
  }

  /** Lines that carry their number, about so many bytes each. */
  static String numbered(int count, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(numberedLine(i, length)).append('\n');
    }
    return text.toString();
  }

  /** A line that begins with its number. */
  static String numberedLine(int number, int length) {
    var head = number + " ";
    return head + "x".repeat(Math.max(0, length - head.length()));
  }

  static Random random() {
    return new Random(SEED);
  }
}
