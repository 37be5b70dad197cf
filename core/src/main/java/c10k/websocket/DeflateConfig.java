package c10k.websocket;

import c10k.server.Requirements;
import java.util.zip.Deflater;

/**
 * How messages are compressed for peers that can take it: permessage-deflate (RFC 7692).
 *
 * <p>The window has always its full 32 KiB, since the JDK's {@link Deflater} has no other: an offer that asks the server
 * for less is declined.
 *
 * @param level from {@link Deflater#BEST_SPEED} to {@link Deflater#BEST_COMPRESSION}
 * @param minMessageBytes shorter messages are sent as they are; with {@link ContextTakeover#KEPT} even short ones shrink
 * @param contextTakeover what remains of one message for the next
 */
public record DeflateConfig(int level, int minMessageBytes, ContextTakeover contextTakeover) {

  /** Below it, deflate's own overhead eats what it wins. */
  private static final int DEFAULT_MIN_MESSAGE_BYTES = 64;

  /** Whether a message may refer to those before it. */
  public enum ContextTakeover {
    /** It may, if the peer does not ask otherwise: smaller messages, and some 300 KiB outside the heap for each WebSocket that is used both ways. */
    KEPT,
    /** It may not, and between messages no memory is kept; but each message pays for setting up anew. */
    NONE
  }

  public DeflateConfig {
    var requirements = new Requirements();
    requirements.between(Deflater.BEST_SPEED, Deflater.BEST_COMPRESSION, level, "level");
    requirements.atLeast(0, minMessageBytes, "minMessageBytes");
    requirements.throwIfBroken();
  }

  /** Fast, from 64 bytes on. */
  public static DeflateConfig of(ContextTakeover contextTakeover) {
    return new DeflateConfig(Deflater.BEST_SPEED, DEFAULT_MIN_MESSAGE_BYTES, contextTakeover);
  }
}
