package c10k.http;

import java.nio.ByteBuffer;

/**
 * A body in chunks (RFC 9112, section 7.1). The line with a chunk's size is left in the buffer until it is complete, the chunk's content
 * is taken as it comes. Fields behind the last chunk are checked and dropped.
 */
final class ChunkedBodyReader implements BodyReader {

  private enum State {
    SIZE, CONTENT, END_OF_CONTENT, TRAILERS, COMPLETE
  }

  private final HttpConfig config;
  private final ChunkLine line = new ChunkLine();
  private final HeadScanner trailers;
  private final CollectedBytes collected = new CollectedBytes();
  private State state = State.SIZE;
  private int leftOfChunk;

  ChunkedBodyReader(HttpConfig config) {
    this.config = config;
    this.trailers = new HeadScanner(config.maxHeadBytes(), config.maxFields());
  }

  @Override
  public boolean read(ByteBuffer bytes) throws Refusal {
    boolean goesOn = true;
    while (goesOn && bytes.hasRemaining()) {
      goesOn = switch (state) {
        case SIZE -> readSize(bytes);
        case CONTENT -> readContent(bytes);
        case END_OF_CONTENT -> readEndOfContent(bytes);
        case TRAILERS -> readTrailers(bytes);
        case COMPLETE -> false;
      };
    }
    return state == State.COMPLETE;
  }

  private boolean readSize(ByteBuffer bytes) throws Refusal {
    long size = line.read(bytes);
    if (size == ChunkLine.INCOMPLETE) {
      return false;
    }
    if (size > config.maxBodyBytes() - collected.count()) {
      throw BodyReader.tooLong(config);
    }
    leftOfChunk = (int) size;
    state = size == 0 ? State.TRAILERS : State.CONTENT;
    return true;
  }

  private boolean readContent(ByteBuffer bytes) {
    int length = Math.min(leftOfChunk, bytes.remaining());
    collected.take(bytes, length, config.maxBodyBytes());
    leftOfChunk -= length;
    if (leftOfChunk == 0) {
      state = State.END_OF_CONTENT;
    }
    return true;
  }

  private boolean readEndOfContent(ByteBuffer bytes) throws Refusal {
    if (bytes.get(bytes.position()) != Syntax.CR || (bytes.remaining() > 1 && bytes.get(bytes.position() + 1) != Syntax.LF)) {
      throw Refusal.badRequest("A chunk is not followed by CRLF.");
    }
    if (bytes.remaining() == 1) {
      return false;
    }
    bytes.position(bytes.position() + 2);
    state = State.SIZE;
    return true;
  }

  private boolean readTrailers(ByteBuffer bytes) throws Refusal {
    int length = trailers.endOfTrailers(bytes);
    if (length < 0) {
      return false;
    }
    var section = new byte[length];
    bytes.get(section);
    HeadParser.checkTrailers(section);
    state = State.COMPLETE;
    return false;
  }

  @Override
  public ByteBuffer content() {
    return collected.asBuffer();
  }
}
