package c10k.http;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks at the first line, leaves it where it is, and hands over to the session of the protocol that it is written in. */
final class FirstLine implements Session {
  /** As long as the longest line of the lab's protocols, so that they refuse those that are longer in their own words. */
  private static final int MAX_BYTES = 64 * 1_024;

  private static final byte LF = '\n';
  private static final byte CR = '\r';
  private static final byte[] BEFORE_VERSION = " HTTP/".getBytes(StandardCharsets.US_ASCII);

  /** Of a version, such as 1.1. */
  private static final int VERSION_BYTES = 3;

  /** Browsers send a request at once, unless they connect ahead of need; who is quiet for so long is taken for a person at a terminal who listens. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Protocol http;
  private final Protocol lines;
  private final Peer peer;
  private int searched;
  private @Nullable Session chosen;

  FirstLine(Protocol http, Protocol lines, Peer peer) {
    this.http = http;
    this.lines = lines;
    this.peer = peer;
  }

  @Override
  public void opened(Outbox out) {
    out.setDeadline(QUIET);
  }

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    if (chosen != null) {
      chosen.received(bytes, out);
      return;
    }
    int lineFeed = lineFeed(bytes);
    if (lineFeed >= 0) {
      choose(isRequestLine(bytes, lineFeed) ? http : lines, out).received(bytes, out);
    } else if (bytes.remaining() > MAX_BYTES) {
      choose(lines, out).received(bytes, out);
    }
  }

  private int lineFeed(ByteBuffer bytes) {
    int end = Math.min(bytes.limit(), bytes.position() + MAX_BYTES + 1);
    for (int i = bytes.position() + searched; i < end; i++) {
      if (bytes.get(i) == LF) {
        return i;
      }
    }
    searched = end - bytes.position();
    return -1;
  }

  private static boolean isRequestLine(ByteBuffer bytes, int lineFeed) {
    int end = lineFeed > bytes.position() && bytes.get(lineFeed - 1) == CR ? lineFeed - 1 : lineFeed;
    int start = end - VERSION_BYTES - BEFORE_VERSION.length;
    // Something stands before the space.
    if (start <= bytes.position()) {
      return false;
    }
    for (int i = 0; i < BEFORE_VERSION.length; i++) {
      if (bytes.get(start + i) != BEFORE_VERSION[i]) {
        return false;
      }
    }
    return isDigit(bytes.get(end - 3)) && bytes.get(end - 2) == '.' && isDigit(bytes.get(end - 1));
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private Session choose(Protocol protocol, Outbox out) {
    var session = protocol.open(peer);
    chosen = session;
    out.clearDeadline();
    out.listenTo(protocol.audience());
    session.opened(out);
    return session;
  }

  /** What is not even a line is no request. */
  @Override
  public void inputEnded(ByteBuffer rest, Outbox out) {
    var session = chosen == null ? choose(lines, out) : chosen;
    session.inputEnded(rest, out);
  }

  @Override
  public void deadlineReached(Outbox out) {
    if (chosen == null) {
      out.listenTo(lines.audience());
    } else {
      chosen.deadlineReached(out);
    }
  }

  @Override
  public void serverEnds(Outbox out) {
    if (chosen != null) {
      chosen.serverEnds(out);
    }
  }

  @Override
  public void closed(CloseReason reason) {
    if (chosen != null) {
      chosen.closed(reason);
    }
  }
}
