package c10k.bench.websocket;

import c10k.bench.load.LoadResult;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Latencies in nanoseconds, and their way from one process to another. */
public final class Histograms {

  private Histograms() {}

  static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, LoadResult.LONGEST_NANOS));
  }

  /** As a word without blanks. */
  public static String encode(Histogram histogram) {
    var bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }

  /** What {@link #encode} has made a word of. */
  public static Histogram decode(String word) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(word)), LoadResult.LONGEST_NANOS);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("This is no histogram: " + word, e);
    }
  }
}
