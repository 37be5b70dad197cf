package c10k.bench.websocket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Checks that a server broadcasts correctly before anybody measures how fast it does: every other client gets every
 * message, whole, in order, as text or binary as it was sent; its sender gets none of them; and all answer pings.
 *
 * <p>Confined to one thread.
 */
public final class BroadcastGate implements Hearer {
  private static final int CLIENTS = 5;
  private static final int MESSAGES = 300;
  private static final int LONGEST_MESSAGE_BYTES = 32 * 1_024;

  /** Less than what a server lets a receiver owe, or it would be right to disconnect it. */
  private static final int MOST_BYTES_UNDER_WAY = 64 * 1_024;

  private static final int FIRST_PRINTABLE = ' ';
  private static final int PRINTABLE = 95;
  private static final long SEED = 10_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final WebSocketClients clients;
  private final long patienceNanos;
  private final byte[][] messages = new byte[MESSAGES][];
  private final int[] heard = new int[CLIENTS];
  private String wrong = "";

  private BroadcastGate(WebSocketClients clients, long patienceNanos) {
    this.clients = clients;
    this.patienceNanos = patienceNanos;
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < MESSAGES; i++) {
      messages[i] = message(random, kind(i));
    }
  }

  /** Sizes are as often small as large. */
  private static byte[] message(SplittableRandom random, Opcode kind) {
    var bytes = new byte[(int) Math.exp(random.nextDouble() * Math.log(LONGEST_MESSAGE_BYTES))];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (kind == Opcode.TEXT ? FIRST_PRINTABLE + random.nextInt(PRINTABLE) : random.nextInt());
    }
    return bytes;
  }

  private static Opcode kind(int number) {
    return number % 2 == 0 ? Opcode.TEXT : Opcode.BINARY;
  }

  /**
   * Connects five clients, of which the last broadcasts 300 messages of 1 byte to 32 KiB.
   *
   * @throws IOException saying what is wrong with the server, or that it cannot be reached
   */
  public static void check(InetSocketAddress server) throws IOException {
    check(server, PATIENCE_NANOS);
  }

  static void check(InetSocketAddress server, long patienceNanos) throws IOException {
    try (var clients = WebSocketClients.open(ClientPlan.of(server, CLIENTS))) {
      RoundTrips.onEach(clients, RoundTrips.Kind.PING, patienceNanos);
      var gate = new BroadcastGate(clients, patienceNanos);
      clients.hear(gate);
      gate.sendAll();
      // Who gets more than there was would get it before the answer to a ping.
      RoundTrips.onEach(clients, RoundTrips.Kind.PING, patienceNanos);
      gate.requireRight();
    }
  }

  private void sendAll() throws IOException {
    int bytesUnderWay = 0;
    int sent = 0;
    for (int done = 0; done < MESSAGES; done++) {
      while (sent < MESSAGES && (sent == done || bytesUnderWay + messages[sent].length <= MOST_BYTES_UNDER_WAY)) {
        bytesUnderWay += messages[sent].length;
        clients.get(CLIENTS - 1).send(kind(sent), ByteBuffer.wrap(messages[sent]));
        sent++;
      }
      awaitAll(done);
      bytesUnderWay -= messages[done].length;
    }
  }

  private void awaitAll(int number) throws IOException {
    long deadline = System.nanoTime() + patienceNanos;
    while (slowest() <= number) {
      clients.poll(patienceNanos);
      clients.requireAllAlive();
      requireRight();
      if (System.nanoTime() > deadline) {
        throw new IOException("a receiver got " + slowest() + " messages, and then none for " + TimeUnit.NANOSECONDS.toMillis(patienceNanos) + " ms");
      }
    }
  }

  private void requireRight() throws IOException {
    if (!wrong.isEmpty()) {
      throw new IOException(wrong);
    }
  }

  private int slowest() {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < CLIENTS - 1; i++) {
      least = Math.min(least, heard[i]);
    }
    return least;
  }

  @Override
  public void message(WebSocketConnection on, Opcode kind, ByteBuffer payload) {
    int number = heard[on.index()]++;
    if (wrong.isEmpty()) {
      wrong = wrongness(on, number, kind, payload);
    }
  }

  private String wrongness(WebSocketConnection on, int number, Opcode kind, ByteBuffer payload) {
    if (on.index() == CLIENTS - 1) {
      return "the sender got its own message";
    }
    if (number >= MESSAGES) {
      return "a receiver got more messages than were sent";
    }
    if (kind != kind(number)) {
      return "message " + number + " was sent as " + kind(number) + " and arrived as " + kind;
    }
    boolean same = payload.equals(ByteBuffer.wrap(messages[number]));
    return same ? "" : "instead of message " + number + ", of " + messages[number].length + " bytes, others arrived, " + payload.remaining() + " bytes long";
  }
}
