package c10k.loop.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Decompresses gzip members, one after the other. What follows the last one, and does not begin like another, is ignored, as in Node. */
final class GunzipCodec implements Codec {
  private enum Part {
    HEADER, DATA, TRAILER, IGNORED
  }

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final ByteBuffer trailer = ByteBuffer.allocate(GzipFormat.TRAILER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
  private GunzipHeader header = new GunzipHeader();
  private Part part = Part.HEADER;
  private int members;

  @Override
  public void run(ByteBuffer input, ByteBuffer output) throws ZipException {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = switch (part) {
        case HEADER -> readHeader(input);
        case DATA -> inflate(input, output);
        case TRAILER -> readTrailer(input);
        case IGNORED -> {
          input.position(input.limit());
          yield false;
        }
      };
    }
  }

  /** Whether the next part can begin. */
  private boolean readHeader(ByteBuffer input) throws ZipException {
    while (input.hasRemaining()) {
      if (members > 0 && !header.hasBegun() && input.get(input.position()) != GzipFormat.MAGIC_1) {
        part = Part.IGNORED;
        return true;
      }
      if (header.accept(input.get())) {
        part = Part.DATA;
        return true;
      }
    }
    return false;
  }

  private boolean inflate(ByteBuffer input, ByteBuffer output) throws ZipException {
    inflater.setInput(input);
    int begin = output.position();
    try {
      while (output.hasRemaining() && inflater.inflate(output) > 0) {
        // Until it wants more input.
      }
    } catch (DataFormatException e) {
      throw broken("it is damaged: " + e.getMessage());
    }
    crc.update(output.duplicate().flip().position(begin));
    if (inflater.finished()) {
      part = Part.TRAILER;
      return true;
    }
    if (inflater.needsDictionary()) {
      throw broken("it wants a dictionary, which gzip does not have");
    }
    return false;
  }

  private boolean readTrailer(ByteBuffer input) throws ZipException {
    while (input.hasRemaining() && trailer.hasRemaining()) {
      trailer.put(input.get());
    }
    if (trailer.hasRemaining()) {
      return false;
    }
    trailer.flip();
    if (trailer.getInt() != (int) crc.getValue()) {
      throw broken("it is damaged: the check sum is another");
    }
    if (trailer.getInt() != (int) inflater.getBytesWritten()) {
      throw broken("it is damaged: the length is another");
    }
    nextMember();
    return true;
  }

  private void nextMember() {
    members++;
    inflater.reset();
    crc.reset();
    trailer.clear();
    header = new GunzipHeader();
    part = Part.HEADER;
  }

  @Override
  public boolean finish(ByteBuffer output) throws ZipException {
    boolean isBetweenMembers = part == Part.HEADER && members > 0 && !header.hasBegun();
    if (part != Part.IGNORED && !isBetweenMembers) {
      throw broken("it ends in the middle");
    }
    return true;
  }

  @Override
  public void end() {
    inflater.end();
  }

  private static ZipException broken(String why) {
    return new ZipException("The input cannot be decompressed: " + why + ".");
  }
}
