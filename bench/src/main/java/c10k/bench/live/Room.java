package c10k.bench.live;

import c10k.bench.live.PageMessage.Chat;
import c10k.server.Audience;
import c10k.server.Outbox;
import c10k.server.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where the pages and those who speak the server's protocol meet: lines that are broadcast appear on the pages, and what is written on a page is broadcast as a
 * line, if the protocol is one of rooms.
 *
 * <p>Threads: safe for use by any thread.
 */
final class Room {

  /** The live pages: what is broadcast to it are whole frames. */
  static final Audience PAGES = new Audience("live pages");

  /** Other WebSockets, as {@code c10k.websocket} names them. */
  private static final Audience WEBSOCKETS = new Audience("websocket");

  /** Nobody can read faster, and a load of lines must not bury the pages. */
  private static final int SHOWN_PER_SECOND = 20;
  private static final int SHOWN_AT_ONCE = 40;

  /** Enough for a text of the greatest length, whatever its characters. */
  private static final int READ_OF_A_LINE = 4 * ChatText.MAX_TEXT_LENGTH;

  private final LiveCounts counts;
  private final boolean shared;
  private final RateLimit shown;

  /** @param shared whether what is written on a page is told to those who speak the protocol */
  Room(LiveCounts counts, boolean shared, Ticker ticker) {
    this.counts = counts;
    this.shared = shared;
    this.shown = new RateLimit(ticker, SHOWN_PER_SECOND, SHOWN_AT_ONCE);
  }

  /** Tells all other pages, and perhaps the whole room. */
  void say(Chat chat, Outbox out) {
    out.broadcast(TextFrame.of(LiveMessages.chat(chat.name(), chat.text())), PAGES);
    if (shared) {
      var line = utf8(chat.line());
      out.broadcast(TextFrame.of(line.duplicate()), WEBSOCKETS);
      out.broadcast(utf8(chat.line() + "\n"), Audience.LINES);
    }
  }

  /** Shows whole lines that are being broadcast on the pages, as many as people can read; leaves the buffer as it is. */
  void show(ByteBuffer lines, Outbox out) {
    if (counts.pages() == 0) {
      return;
    }
    int start = lines.position();
    for (int i = start; i < lines.limit(); i++) {
      if (lines.get(i) == '\n') {
        showLine(lines.slice(start, i - start), out);
        start = i + 1;
      }
    }
  }

  private void showLine(ByteBuffer line, Outbox out) {
    if (shown.tryPass()) {
      var read = new byte[Math.min(line.remaining(), READ_OF_A_LINE)];
      line.get(read);
      // Bytes that are no UTF-8 become replacement characters.
      var text = ChatText.cut(ChatText.clean(new String(read, StandardCharsets.UTF_8)), ChatText.MAX_TEXT_LENGTH);
      out.broadcast(TextFrame.of(LiveMessages.chat("", text)), PAGES);
    } else {
      counts.countUnshownLine();
    }
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
