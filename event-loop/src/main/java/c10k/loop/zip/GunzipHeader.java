package c10k.loop.zip;

import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** Reads the header of a gzip member, byte by byte: it may come in any number of pieces. */
final class GunzipHeader {
  private enum Part {
    FIXED, EXTRA_LENGTH, EXTRA, NAME, COMMENT, CRC, COMPLETE
  }

  private static final int TWO_BYTES = 2;
  private static final int CRC_MASK = 0xFFFF;

  private final CRC32 crc = new CRC32();
  private Part part = Part.FIXED;
  private int flags;

  /** Bytes of the present part so far. */
  private int count;

  /** A number of two bytes, low byte first. */
  private int number;

  private int extraLength;

  /**
   * Takes a byte.
   *
   * @return whether it was the last
   * @throws ZipException if no gzip header has it there
   */
  boolean accept(byte value) throws ZipException {
    int crcBefore = (int) crc.getValue();
    crc.update(value);
    switch (part) {
      case FIXED -> acceptFixed(value);
      case EXTRA_LENGTH -> {
        if (isNumberComplete(value)) {
          extraLength = number;
          begin(extraLength > 0 ? Part.EXTRA : Part.NAME);
        }
      }
      case EXTRA -> {
        count++;
        if (count == extraLength) {
          begin(Part.NAME);
        }
      }
      case NAME, COMMENT -> {
        if (value == 0) {
          begin(part == Part.NAME ? Part.COMMENT : Part.CRC);
        }
      }
      case CRC -> acceptCrc(value, crcBefore);
      case COMPLETE -> throw new IllegalStateException("The header is complete: this byte is not part of it.");
    }
    return part == Part.COMPLETE;
  }

  /** Whether a byte was accepted at all. */
  boolean hasBegun() {
    return count > 0 || part != Part.FIXED;
  }

  private void acceptFixed(byte value) throws ZipException {
    switch (count) {
      case 0 -> check(value == GzipFormat.MAGIC_1, "it does not begin with 1f 8b");
      case 1 -> check(value == GzipFormat.MAGIC_2, "it does not begin with 1f 8b");
      case 2 -> check(value == GzipFormat.DEFLATE, "its method is " + value + " and not 8, deflate");
      case 3 -> {
        check((value & GzipFormat.RESERVED_FLAGS) == 0, "its header has flags that mean nothing");
        flags = value;
      }
      default -> {
        // Time, speed of the compression, operating system: of no use here.
      }
    }
    count++;
    if (count == GzipFormat.HEADER.length) {
      begin(Part.EXTRA_LENGTH);
    }
  }

  private void acceptCrc(byte value, int crcBefore) throws ZipException {
    if (count == 0) {
      extraLength = crcBefore & CRC_MASK;
    }
    if (isNumberComplete(value)) {
      check(number == extraLength, "its header is damaged: the check sum is another");
      part = Part.COMPLETE;
    }
  }

  private boolean isNumberComplete(byte value) {
    number |= (value & 0xFF) << (Byte.SIZE * count);
    count++;
    return count == TWO_BYTES;
  }

  /** Goes on with that part, or with the first after it that the flags have. */
  private void begin(Part next) {
    count = 0;
    number = 0;
    part = switch (next) {
      case EXTRA_LENGTH -> has(GzipFormat.FLAG_EXTRA) ? next : nameOrLater();
      case NAME -> nameOrLater();
      case COMMENT -> commentOrLater();
      case CRC -> crcOrComplete();
      default -> next;
    };
  }

  private Part nameOrLater() {
    return has(GzipFormat.FLAG_NAME) ? Part.NAME : commentOrLater();
  }

  private Part commentOrLater() {
    return has(GzipFormat.FLAG_COMMENT) ? Part.COMMENT : crcOrComplete();
  }

  private Part crcOrComplete() {
    return has(GzipFormat.FLAG_HEADER_CRC) ? Part.CRC : Part.COMPLETE;
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private static void check(boolean isTrue, String otherwise) throws ZipException {
    if (!isTrue) {
      throw new ZipException("The input is not gzip: " + otherwise + ".");
    }
  }
}
