package c10k.bench.websocket;

import c10k.bench.load.LoadResult;
import c10k.bench.load.TimedLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Finds out whether every connection still answers, and how fast. Confined to the clients' thread. */
public final class RoundTrips implements Hearer {
  private static final int MOST_IN_FLIGHT = 256;
  private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** What is sent, and must come back with the same bytes. */
  public enum Kind {
    /** A ping, which every server has to answer. */
    PING,
    /** A text message, to a server that echoes. */
    ECHO
  }

  private final WebSocketClients clients;
  private final Kind kind;
  private final TimedLine line = new TimedLine(Announcements.MESSAGE_BYTES);
  private final Histogram times = LoadResult.newHistogram();
  private final BitSet answered = new BitSet();

  /** Who hears what is no answer. */
  private final Hearer others;

  private int wrong;

  private RoundTrips(WebSocketClients clients, Kind kind) {
    this.clients = clients;
    this.kind = kind;
    this.others = clients.hearer();
  }

  /**
   * Makes one round trip on each connection, 256 at a time.
   *
   * @return how long they took
   * @throws IOException if a connection is lost, or answers wrongly or not within 20 s
   */
  public static Histogram onEach(WebSocketClients clients, Kind kind) throws IOException {
    return onEach(clients, kind, LONGEST_SILENCE_NANOS);
  }

  static Histogram onEach(WebSocketClients clients, Kind kind, long longestSilenceNanos) throws IOException {
    var trips = new RoundTrips(clients, kind);
    clients.hear(trips);
    try {
      trips.run(longestSilenceNanos);
    } finally {
      clients.hear(trips.others);
    }
    return trips.times;
  }

  private void run(long longestSilenceNanos) throws IOException {
    int sent = 0;
    int before = -1;
    long lastMoveNanos = System.nanoTime();
    while (answered.cardinality() < clients.size()) {
      for (int done = answered.cardinality(); sent < clients.size() && sent - done < MOST_IN_FLIGHT; sent++) {
        long now = WireClock.nanos();
        clients.get(sent).send(kind == Kind.PING ? Opcode.PING : Opcode.TEXT, line.write(now, now, sent));
      }
      clients.poll(longestSilenceNanos);
      clients.requireAllAlive();
      if (wrong > 0) {
        throw new IOException("the server answered " + wrong + " times with something else than it was sent");
      }
      if (answered.cardinality() > before) {
        before = answered.cardinality();
        lastMoveNanos = System.nanoTime();
      } else if (System.nanoTime() - lastMoveNanos > longestSilenceNanos) {
        throw new IOException("only " + before + " of " + clients.size() + " WebSockets answered");
      }
    }
  }

  @Override
  public void message(WebSocketConnection on, Opcode messageKind, ByteBuffer payload) {
    if (kind == Kind.ECHO) {
      answered(on, payload);
    } else {
      others.message(on, messageKind, payload);
    }
  }

  @Override
  public void pong(WebSocketConnection on, ByteBuffer payload) {
    if (kind == Kind.PING) {
      answered(on, payload);
    }
  }

  private void answered(WebSocketConnection on, ByteBuffer payload) {
    if (payload.remaining() == line.length() && line.read(payload) && line.ticket() == on.index() && !answered.get(on.index())) {
      answered.set(on.index());
      Histograms.record(times, WireClock.between(line.sentNanos(), WireClock.nanos()));
    } else {
      wrong++;
    }
  }
}
