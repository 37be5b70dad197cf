package c10k.http.site;

/**
 * A part of something.
 *
 * @param first the position of its first byte
 * @param last the position of its last byte
 */
record ByteRange(long first, long last) {

  long length() {
    return last - first + 1;
  }

  /** As in {@code Content-Range}. */
  String of(long completeLength) {
    return "bytes " + first + "-" + last + "/" + completeLength;
  }
}
