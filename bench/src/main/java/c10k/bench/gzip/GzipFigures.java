package c10k.bench.gzip;

import java.util.Arrays;

/**
 * What one pass over the file took.
 *
 * @param plainBytes of the file
 * @param packedBytes of the compressed file
 * @param nanos on the clock
 * @param cpuNanos of all threads of the process
 * @param peakBytes of heap and direct memory in use, as far as sampled, since the process began
 */
record GzipFigures(long plainBytes, long packedBytes, long nanos, long cpuNanos, long peakBytes) {
  private static final int FIELDS = 5;

  String toLine() {
    return plainBytes + " " + packedBytes + " " + nanos + " " + cpuNanos + " " + peakBytes;
  }

  /**
   * Reads what {@link #toLine} writes.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static GzipFigures ofLine(String line) {
    var fields = line.strip().split(" ", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("Not a line of figures, but: " + line);
    }
    var numbers = Arrays.stream(fields).mapToLong(Long::parseLong).toArray();
    return new GzipFigures(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }

  double cpuNanosPerByte() {
    return (double) cpuNanos / plainBytes;
  }

  double nanosPerByte() {
    return (double) nanos / plainBytes;
  }
}
