package c10k.protocol;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The session that all line protocols share: it gives whole lines to its {@link LineEffect} as they
 * are, without copying or splitting, and ends the connection at an over-long one.
 */
final class LineSession implements Session {

  private final LineEffect effect;
  private final int maxLineBytes;
  private final Lines lines;

  LineSession(LineEffect effect, int maxLineBytes) {
    this.effect = effect;
    this.maxLineBytes = maxLineBytes;
    this.lines = new Lines(maxLineBytes);
  }

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    int end = lines.endOfWholeLines(bytes);
    if (end > bytes.position()) {
      applyUpTo(end, bytes, out);
    }
    if (lines.tooLong(bytes)) {
      refuse(out);
    }
  }

  @Override
  public void inputEnded(ByteBuffer rest, Outbox out) {
    if (rest.hasRemaining()) {
      effect.unfinishedLine(rest, out);
    }
  }

  private void applyUpTo(int end, ByteBuffer bytes, Outbox out) {
    int limit = bytes.limit();
    bytes.limit(end);
    effect.lines(bytes, out);
    bytes.limit(limit);
  }

  private void refuse(Outbox out) {
    var sentence = "error: line longer than " + maxLineBytes + " bytes\n";
    out.reply(ByteBuffer.wrap(sentence.getBytes(StandardCharsets.US_ASCII)));
    out.close(CloseReason.PROTOCOL_ERROR);
  }
}
