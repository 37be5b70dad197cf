package c10k.http;

import java.nio.ByteBuffer;

/** Collects the body of one request. */
interface BodyReader {

  /** Consumes what has come of it; tells whether it is complete. */
  boolean read(ByteBuffer bytes) throws Refusal;

  /** The whole body, once it is complete. */
  ByteBuffer content();

  /** The reader for a request with a body. */
  static BodyReader of(RequestHead head, HttpConfig config) throws Refusal {
    if (head.bodyLength() == RequestHead.CHUNKED) {
      return new ChunkedBodyReader(config);
    }
    if (head.bodyLength() > config.maxBodyBytes()) {
      throw tooLong(config);
    }
    return new KnownLengthBodyReader((int) head.bodyLength());
  }

  static Refusal tooLong(HttpConfig config) {
    return new Refusal(413, "The body is longer than " + config.maxBodyBytes() + " bytes.");
  }
}
