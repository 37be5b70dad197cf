package c10k.loop.zip;

/** The layout of a gzip member: header, deflated data, trailer. See RFC 1952. */
final class GzipFormat {
  static final byte MAGIC_1 = 0x1F;
  static final byte MAGIC_2 = (byte) 0x8B;
  static final byte DEFLATE = 8;

  /** Flags, no time (4), extra flags, operating system: 255 is unknown. */
  static final byte[] HEADER = {MAGIC_1, MAGIC_2, DEFLATE, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

  /** CRC-32 and length of what was compressed, both little-endian, the length modulo 2³². */
  static final int TRAILER_LENGTH = 8;

  static final int FLAG_HEADER_CRC = 1 << 1;
  static final int FLAG_EXTRA = 1 << 2;
  static final int FLAG_NAME = 1 << 3;
  static final int FLAG_COMMENT = 1 << 4;
  static final int RESERVED_FLAGS = 0b1110_0000;

  private GzipFormat() {}
}
