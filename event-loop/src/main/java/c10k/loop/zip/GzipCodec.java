package c10k.loop.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses to one gzip member. */
final class GzipCodec implements Codec {
  private final Deflater deflater;
  private final CRC32 crc = new CRC32();
  private final ByteBuffer header = ByteBuffer.wrap(GzipFormat.HEADER).asReadOnlyBuffer();
  private final ByteBuffer trailer = ByteBuffer.allocate(GzipFormat.TRAILER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
  private boolean finishing;
  private long length;

  GzipCodec(int level) {
    // Without a zlib header: the gzip header takes its place.
    deflater = new Deflater(level, true);
  }

  @Override
  public void run(ByteBuffer input, ByteBuffer output) {
    move(header, output);
    if (deflater.needsInput() && input.hasRemaining()) {
      crc.update(input.duplicate());
      length += input.remaining();
      deflater.setInput(input);
    }
    while (output.hasRemaining() && deflater.deflate(output) > 0) {
      // Until it wants more input.
    }
  }

  @Override
  public boolean finish(ByteBuffer output) {
    move(header, output);
    if (!finishing) {
      finishing = true;
      deflater.finish();
      trailer.putInt((int) crc.getValue()).putInt((int) length).flip();
    }
    while (output.hasRemaining() && !deflater.finished()) {
      deflater.deflate(output);
    }
    if (deflater.finished()) {
      move(trailer, output);
    }
    return deflater.finished() && !trailer.hasRemaining();
  }

  @Override
  public void end() {
    deflater.end();
  }

  private static void move(ByteBuffer from, ByteBuffer to) {
    while (from.hasRemaining() && to.hasRemaining()) {
      to.put(from.get());
    }
  }
}
