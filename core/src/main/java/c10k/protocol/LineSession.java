package c10k.protocol;

import c10k.server.Outbox;
import c10k.server.Session;
import java.nio.ByteBuffer;

/**
 * The session that all line protocols share: it gives whole lines to its {@link LineEffect} as they
 * are, without copying or splitting, and ends the connection at an over-long one.
 */
final class LineSession implements Session {

  private final LineEffect effect;
  private final Lines lines;

  LineSession(LineEffect effect, int maxLineBytes) {
    this.effect = effect;
    this.lines = new Lines(maxLineBytes);
  }

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    int end = lines.endOfWholeLines(bytes);
    if (end > bytes.position()) {
      applyUpTo(end, bytes, out);
    }
    if (lines.tooLong(bytes)) {
      lines.refuse(out);
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
}
