package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Peer;
import java.nio.ByteBuffer;

/** What a session of a {@link ScriptedProtocol} does; the defaults do nothing. */
@FunctionalInterface
public interface Script {

  /** One line has come, without its LF. */
  void line(String line, Outbox out);

  /** The session is being opened. */
  default void opened(Peer peer) {}

  /** The connection is being served. */
  default void greet(Outbox out) {}

  /** The input has ended, with this after the last LF. */
  default void ended(String rest, Outbox out) {}

  /** The deadline has passed. */
  default void deadline(Outbox out) {}

  /** The server is about to end the connection. */
  default void serverEnds(Outbox out) {}

  /** The connection is gone. */
  default void closed(CloseReason reason) {}

  /** Replies with one line. */
  static void replyLine(Outbox out, String line) {
    out.reply(bytes(line + "\n"));
  }

  /** Broadcasts one line. */
  static void broadcastLine(Outbox out, String line) {
    out.broadcast(bytes(line + "\n"));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }
}
