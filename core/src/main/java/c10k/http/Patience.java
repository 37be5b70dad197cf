package c10k.http;

import c10k.server.Outbox;

/** How long a connection waits, and for what. Deadlines are absolute: more bytes do not postpone them, only the next step does. */
final class Patience {

  private enum Waits {
    /** For the first byte of the connection. */
    FOR_FIRST_BYTE,
    /** For the rest of a head. */
    FOR_HEAD,
    /** For the rest of a body. */
    FOR_BODY,
    /** For another request, if there will be one. */
    FOR_REQUEST,
    /** For nothing that has a deadline. */
    NOT_AT_ALL
  }

  private final HttpConfig config;
  private Waits waits = Waits.FOR_FIRST_BYTE;

  Patience(HttpConfig config) {
    this.config = config;
  }

  /** The time for the first head starts with the connection. */
  void begin(Outbox out) {
    out.setDeadline(config.headTimeout());
  }

  /** Whatever is waited for now, it is not what was waited for before. */
  void requestHasCome() {
    waits = Waits.NOT_AT_ALL;
  }

  void forHead(Outbox out) {
    if (waits == Waits.FOR_FIRST_BYTE) {
      waits = Waits.FOR_HEAD;
    } else if (waits != Waits.FOR_HEAD) {
      waits = Waits.FOR_HEAD;
      out.setDeadline(config.headTimeout());
    }
  }

  void forBody(Outbox out) {
    if (waits != Waits.FOR_BODY) {
      waits = Waits.FOR_BODY;
      out.setDeadline(config.bodyTimeout());
    }
  }

  /** Empty lines before a request do not postpone anything. */
  void forRequest(Outbox out) {
    if (waits == Waits.NOT_AT_ALL) {
      waits = Waits.FOR_REQUEST;
      out.setDeadline(config.keepAliveTimeout());
    }
  }

  /** Whether a part of a request has come. */
  boolean isForRestOfRequest() {
    return waits == Waits.FOR_HEAD || waits == Waits.FOR_BODY;
  }

  void end(Outbox out) {
    waits = Waits.NOT_AT_ALL;
    out.clearDeadline();
  }
}
