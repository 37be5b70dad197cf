package c10k.bench.websocket;

import c10k.bench.load.ClosedLoad;
import c10k.bench.load.LoadResult;
import c10k.bench.load.TimedLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A closed loop of broadcasts: one connection sends, all others hear, and as soon as all have heard a message, the next
 * is sent. It never comes to rest between calls: when enough deliveries are there, the other messages stay under way.
 *
 * <p>Confined to the clients' thread.
 */
public final class BroadcastLoop implements Hearer, ClosedLoad {

  private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int SENDER = 0;

  private final WebSocketClients clients;
  private final TimedLine line;

  /** The number of the last message that each connection has heard; they begin with 1. */
  private final long[] lastHeard;

  /** How many still have to hear a message, by its number modulo the length. */
  private final int[] missing;

  private final Histogram times = LoadResult.newHistogram();
  private long sent;
  private int underWay;
  private long deliveries;
  private long wanted;
  private int wrong;

  /**
   * Sends messages of this many bytes over connections that belong to this from now on.
   *
   * @param mostUnderWay messages on their way at once: with one, every receiver gets every message by itself; with more, a server may put
   *     several together
   */
  public BroadcastLoop(WebSocketClients clients, int messageBytes, int mostUnderWay) {
    this.missing = new int[mostUnderWay];
    this.clients = clients;
    this.line = new TimedLine(messageBytes);
    this.lastHeard = new long[clients.size()];
    clients.hear(this);
  }

  /**
   * Waits for so many more deliveries than all earlier calls asked for. One poll may bring more; those count for the
   * next call.
   *
   * @throws IOException if a receiver missed a message, or got one twice or damaged; if a connection was lost; or if
   *     nothing came for 10 s
   */
  @Override
  public void bring(long count) throws IOException {
    wanted += count;
    sendSome();
    long lastMoveNanos = System.nanoTime();
    while (deliveries < wanted) {
      long before = deliveries;
      clients.poll(LONGEST_SILENCE_NANOS);
      clients.requireAllAlive();
      if (wrong > 0) {
        throw new IOException(wrong + " messages arrived damaged, twice, in the wrong order or at their sender");
      }
      sendSome();
      if (deliveries > before) {
        lastMoveNanos = System.nanoTime();
      } else if (System.nanoTime() - lastMoveNanos > LONGEST_SILENCE_NANOS) {
        throw new IOException("no message arrived for " + TimeUnit.NANOSECONDS.toSeconds(LONGEST_SILENCE_NANOS) + " s");
      }
    }
  }

  /** From sending to each delivery, since the last call. */
  public Histogram takeTimes() {
    var taken = times.copy();
    times.reset();
    return taken;
  }

  private void sendSome() {
    // Numbers in order: the oldest may not be complete though later ones are, and its place is not free then.
    while (underWay < missing.length && missing[place(sent + 1)] == 0) {
      sent++;
      underWay++;
      missing[place(sent)] = clients.size() - 1;
      long now = WireClock.nanos();
      clients.get(SENDER).send(Opcode.TEXT, line.write(now, now, sent));
    }
  }

  private int place(long number) {
    return (int) (number % missing.length);
  }

  @Override
  public void message(WebSocketConnection on, Opcode kind, ByteBuffer payload) {
    int receiver = on.index();
    boolean whole = kind == Opcode.TEXT && payload.remaining() == line.length() && line.read(payload);
    if (!whole || receiver == SENDER || line.ticket() != lastHeard[receiver] + 1) {
      wrong++;
      return;
    }
    lastHeard[receiver]++;
    deliveries++;
    Histograms.record(times, WireClock.between(line.sentNanos(), WireClock.nanos()));
    if (--missing[place(line.ticket())] == 0) {
      underWay--;
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
