package c10k.loop.zip;

import c10k.loop.buffer.Bytes;
import c10k.loop.node.Environment;
import c10k.loop.stream.Buffering;
import c10k.loop.stream.Duplex;
import c10k.loop.uv.WorkPool;

/**
 * The gzip format, as stages of a pipeline. The work is done in a pool, so that the loop stays free.
 * What is written to a stage must not change before it is done.
 */
public final class Gzip {
  /** zlib's choice between speed and size. */
  public static final int DEFAULT_LEVEL = 6;

  private static final int MAX_LEVEL = 9;

  private Gzip() {}

  /** Compresses. */
  public static Duplex<Bytes, Bytes> compress(Environment environment, WorkPool pool) {
    return compress(environment, pool, DEFAULT_LEVEL);
  }

  /**
   * Compresses.
   *
   * @param level from 0, not at all, to 9, small and slow
   */
  public static Duplex<Bytes, Bytes> compress(Environment environment, WorkPool pool, int level) {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("A level of compression is 0 to " + MAX_LEVEL + ", not " + level + ".");
    }
    return stage(environment, pool, new GzipCodec(level));
  }

  /** Decompresses. Input that is not gzip, damaged or cut off is an error, a {@link java.util.zip.ZipException}. */
  public static Duplex<Bytes, Bytes> decompress(Environment environment, WorkPool pool) {
    return stage(environment, pool, new GunzipCodec());
  }

  private static Duplex<Bytes, Bytes> stage(Environment environment, WorkPool pool, Codec codec) {
    var sides = new CodecSides(environment, pool, codec);
    return Duplex.of(environment, sides, Buffering.bytes(), sides, Buffering.bytes());
  }
}
