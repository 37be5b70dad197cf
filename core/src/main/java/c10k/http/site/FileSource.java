package c10k.http.site;

import c10k.http.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads parts of an open file, with text in front of each, and closes it. */
final class FileSource implements Body.Source {

  /**
   * Text, and bytes of the file behind it; either may be empty.
   *
   * @param text between position and limit
   */
  record Part(ByteBuffer text, long first, long length) {
    long size() {
      return text.remaining() + length;
    }
  }

  private final FileChannel file;
  private final Deque<Part> parts;

  FileSource(FileChannel file, List<Part> parts) {
    this.file = file;
    this.parts = new ArrayDeque<>(parts);
  }

  @Override
  public boolean read(ByteBuffer into) throws IOException {
    while (into.hasRemaining() && !parts.isEmpty()) {
      var rest = readFrom(parts.removeFirst(), into);
      if (rest.size() > 0) {
        parts.addFirst(rest);
      }
    }
    return !parts.isEmpty();
  }

  /** Reads once; tells what is left of the part. */
  private Part readFrom(Part part, ByteBuffer into) throws IOException {
    if (part.text().hasRemaining()) {
      int length = Math.min(part.text().remaining(), into.remaining());
      into.put(part.text().slice().limit(length));
      part.text().position(part.text().position() + length);
      return part;
    }
    if (part.length() == 0) {
      return part;
    }
    int length = (int) Math.min(part.length(), into.remaining());
    int limit = into.limit();
    int count = file.read(into.limit(into.position() + length), part.first());
    into.limit(limit);
    if (count < 0) {
      throw new EOFException("The file has become shorter while it was being sent.");
    }
    return new Part(part.text(), part.first() + count, part.length() - count);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
