package c10k.bench.websocket;

import c10k.bench.load.LoadResult;
import c10k.bench.load.TimedLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Broadcasts until everybody has heard one. One is enough where all connections share a room; the processes of a cluster
 * have a room each, and who is in which is found out by who has not heard anything yet.
 *
 * <p>Connections and their processes may be many: times are the machine's, and each message has a number of its own.
 *
 * <p>Confined to the clients' thread.
 */
public final class Announcements implements Hearer {

  /** Length of each message. */
  public static final int MESSAGE_BYTES = 64;

  /** Messages are numbered from 0. */
  public static final int MOST_MESSAGES = Long.SIZE;

  private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final WebSocketClients clients;
  private final TimedLine line = new TimedLine(MESSAGE_BYTES);
  private final Histogram times = LoadResult.newHistogram();
  private final BitSet informed = new BitSet();

  /** A bit for each message, by connection. */
  private final long[] heard;

  private long deliveries;
  private int wrong;

  /** Listens from now on. */
  public Announcements(WebSocketClients clients) {
    this.clients = clients;
    this.heard = new long[clients.size()];
    clients.hear(this);
  }

  /** Connections that have neither sent nor heard. */
  public int uninformed() {
    return clients.size() - informed.cardinality();
  }

  /** Messages that have arrived at any of the connections. */
  public long deliveries() {
    return deliveries;
  }

  /** From the sender's call to the arrival at each of the others. */
  public Histogram times() {
    return times;
  }

  /**
   * Has somebody who has not heard anything broadcast the message of this number; there must be somebody.
   *
   * @param number less than {@link #MOST_MESSAGES}, and used once among all processes
   */
  public void announce(int number) {
    int sender = informed.nextClearBit(0);
    informed.set(sender);
    heard[sender] |= 1L << number;
    long now = WireClock.nanos();
    clients.get(sender).send(Opcode.TEXT, line.write(now, now, number));
  }

  /**
   * Listens for so long, or until everybody is informed.
   *
   * @throws IOException if a connection is lost, or somebody has heard something twice, or what nobody has said
   */
  public void listen(long nanos) throws IOException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && uninformed() > 0; left = end - System.nanoTime()) {
      clients.poll(left);
      requireGood();
    }
  }

  /**
   * Makes sure that all is well so far.
   *
   * @throws IOException as {@link #listen}
   */
  public void requireGood() throws IOException {
    clients.requireAllAlive();
    if (wrong > 0) {
      throw new IOException(wrong + " messages arrived at somebody who had sent them, or arrived twice or damaged");
    }
  }

  /**
   * Has the first of all connections broadcast, and waits until all others have heard it.
   *
   * @return the times that it took
   * @throws IOException telling how many did not hear it; nothing may arrive anywhere for 20 s
   */
  public static Histogram toAll(WebSocketClients clients) throws IOException {
    var announcements = new Announcements(clients);
    announcements.announce(0);
    long before = -1;
    while (announcements.uninformed() > 0) {
      if (announcements.deliveries == before) {
        throw new IOException(announcements.uninformed() + " of " + clients.size() + " WebSockets did not hear the broadcast");
      }
      before = announcements.deliveries;
      announcements.listen(LONGEST_SILENCE_NANOS);
    }
    return announcements.times;
  }

  @Override
  public void message(WebSocketConnection on, Opcode kind, ByteBuffer payload) {
    if (kind == Opcode.TEXT && payload.remaining() == MESSAGE_BYTES && line.read(payload) && isNew(on.index(), line.ticket())) {
      heard[on.index()] |= 1L << line.ticket();
      informed.set(on.index());
      deliveries++;
      Histograms.record(times, WireClock.between(line.sentNanos(), WireClock.nanos()));
    } else {
      wrong++;
    }
  }

  private boolean isNew(int index, long number) {
    return number < MOST_MESSAGES && (heard[index] & (1L << number)) == 0;
  }
}
