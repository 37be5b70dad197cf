package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Writes responses, with the fields that belong to the connection. */
final class ResponseWriter {
  static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] CONNECTION_CLOSE = "Connection: close\r\n".getBytes(ISO_8859_1);
  private static final byte[] CONNECTION_KEEP_ALIVE = "Connection: keep-alive\r\n".getBytes(ISO_8859_1);
  private static final byte[] CONNECTION_UPGRADE = "Connection: Upgrade\r\n".getBytes(ISO_8859_1);
  private static final byte[] CONTENT_LENGTH = "Content-Length: ".getBytes(ISO_8859_1);
  private static final byte[] CHUNKED = "Transfer-Encoding: chunked\r\n".getBytes(ISO_8859_1);
  private static final byte[] CRLF = "\r\n".getBytes(ISO_8859_1);

  /** Stands for a length: the content comes in chunks. */
  static final long IN_CHUNKS = -1;

  /** Stands for a length: the content ends where the connection does. */
  static final long TO_THE_END = -2;

  /** The one status whose field {@code Upgrade} has to be named in {@code Connection} (RFC 9110, section 7.8). */
  private static final int UPGRADE_REQUIRED = 426;

  private final DateField date;

  ResponseWriter(DateField date) {
    this.date = date;
  }

  /** How the connection goes on after a response. */
  enum Afterwards {
    /** As the version has it. */
    GOES_ON,
    /** The peer speaks HTTP/1.0 and asked for it, so it has to be told. */
    GOES_ON_BY_REQUEST,
    ENDS
  }

  /** @param length of the content in bytes, or one of the two that stand for a length */
  void writeHead(Response response, long length, Afterwards afterwards, Replies to) {
    to.add(Status.line(response.status()));
    response.headers().addTo(to);
    to.add(date.line());
    addConnection(afterwards, to);
    if (response.status() == UPGRADE_REQUIRED) {
      to.add(CONNECTION_UPGRADE);
    }
    if (!Status.hasNoBody(response.status())) {
      addLength(length, to);
    }
    to.add(CRLF);
  }

  void writeUpgrade(Headers headers, Replies to) {
    to.add(Status.line(101));
    headers.addTo(to);
    to.add(date.line()).add(CONNECTION_UPGRADE).add(CRLF);
  }

  private static void addConnection(Afterwards afterwards, Replies to) {
    switch (afterwards) {
      case GOES_ON -> {}
      case GOES_ON_BY_REQUEST -> to.add(CONNECTION_KEEP_ALIVE);
      case ENDS -> to.add(CONNECTION_CLOSE);
    }
  }

  private static void addLength(long length, Replies to) {
    if (length == IN_CHUNKS) {
      to.add(CHUNKED);
    } else if (length != TO_THE_END) {
      to.add(CONTENT_LENGTH).addNumber(length).add(CRLF);
    }
  }
}
