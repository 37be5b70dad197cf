package c10k.server;

/**
 * Who hears a broadcast. Each connection listens to one audience at a time, so that one room can hold peers that speak
 * different protocols: each gets what it understands.
 *
 * @param name tells audiences apart
 */
public record Audience(String name) {

  /** Those who speak in lines. */
  public static final Audience LINES = new Audience("lines");

  /** Hears nothing. */
  public static final Audience NONE = new Audience("none");
}
