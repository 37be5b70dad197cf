package c10k.loop;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.connection.ServerContext;
import c10k.server.Audience;
import c10k.server.CloseReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One loop's share of a server's connections.
 *
 * <p>Confined to its loop, but for {@link #loop} and {@link #gauges}.
 */
final class Shard {
  private static final long NEVER = Long.MAX_VALUE;

  /** With few connections, deadlines are kept to this precision, and rounds are no closer together. */
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** With many, rounds are further apart, so that visiting all does not fill the time between two rounds. */
  private static final long ROUND_NANOS_PER_CONNECTION = 1_000;

  private final EventLoopServer server;
  private final ServerContext context;
  private final EventLoop loop;
  private final LoopGauges gauges;
  private final ByteBuffer readBuffer;

  /** Who has heard broadcasts in this turn. */
  private final ArrayList<Connection> hearers = new ArrayList<>();

  private int connections;
  private long roundDueNanos = NEVER;
  private boolean ending;
  private boolean draining;
  private boolean hasCut;

  Shard(EventLoopServer server, ServerContext context, EventLoop loop, LoopGauges gauges) {
    this.server = server;
    this.context = context;
    this.loop = loop;
    this.gauges = gauges;
    // Direct: the JDK would copy a heap buffer into a direct one for each read.
    this.readBuffer = ByteBuffer.allocateDirect(context.config().readBufferBytes());
  }

  EventLoop loop() {
    return loop;
  }

  /** What it measures of its loop. Any thread may ask. */
  LoopGauges gauges() {
    return gauges;
  }

  /** The one buffer into which all its connections read: a callback leaves nothing in it. */
  ByteBuffer readBuffer() {
    return readBuffer;
  }

  /** Who does jobs, if not the loop. */
  Optional<WorkPool> workPool() {
    return server.workPool();
  }

  Room room() {
    return server.room();
  }

  /** Serves a connection from now on. */
  void adopt(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException("a new channel can always be made non-blocking", e);
    }
    var connection = new Connection(context, channel, this);
    connections++;
    context.stats().accepted();
    connection.begin();
    dueAt(connection.dueNanos());
    if (draining) {
      connection.drain();
    }
  }

  /** A connection has ended and been counted. */
  void left() {
    connections--;
    server.released();
    stopWhenEmpty();
  }

  /** Delivers a broadcast to all of this loop's connections in the audience but its sender. */
  void deliver(Connection sender, ByteBuffer bytes, Audience audience) {
    forEachConnection(
        connection -> {
          if (connection != sender && connection.hears(audience)) {
            connection.deliver(bytes.duplicate());
          }
        });
  }

  /** A connection has something to send at the end of the turn. */
  void hasHeard(Connection connection) {
    if (hearers.isEmpty()) {
      loop.atEndOfTurn(this::sendHeard);
    }
    hearers.add(connection);
  }

  private void sendHeard() {
    for (var connection : hearers) {
      connection.sendHeard();
    }
    hearers.clear();
  }

  private void forEachConnection(Consumer<Connection> visit) {
    for (var key : loop.keys()) {
      if (key.attachment() instanceof Connection connection && !connection.isDecided()) {
        visit.accept(connection);
      }
    }
  }

  // Deadlines

  /**
   * A deadline was set. All connections are visited when the earliest is due: no timer is touched
   * per read or write, which may only push deadlines later.
   */
  void dueAt(long nanos) {
    if (nanos < roundDueNanos) {
      roundDueNanos = nanos;
      loop.setTimer(nanos, this::round);
    }
  }

  private void round() {
    long now = loop.nowNanos();
    if (now < roundDueNanos) {
      return;
    }
    roundDueNanos = NEVER;
    forEachConnection(connection -> connection.wake(now));
    long next = now + Math.max(ROUND_NANOS, connections * ROUND_NANOS_PER_CONNECTION);
    forEachConnection(connection -> dueAt(Math.max(connection.dueNanos(), next)));
  }

  // Closing

  /** Goes on serving, until the connections have ended, or till it is time to drain them. */
  void quiesce(long untilNanos) {
    ending = true;
    if (context.config().quiesceTimeout().isZero()) {
      drain(untilNanos);
    } else {
      loop.setTimer(untilNanos, () -> drain(untilNanos));
    }
    stopWhenEmpty();
  }

  /** Has all connections answer what has arrived and end in good order, for as long as they may take. */
  private void drain(long beginNanos) {
    draining = true;
    forEachConnection(Connection::drain);
    loop.setTimer(beginNanos + context.config().drainTimeout().toNanos(), this::cut);
  }

  private void cut() {
    forEachConnection(connection -> connection.decide(CloseReason.CUT));
    tellCut();
  }

  private void tellCut() {
    if (!hasCut) {
      hasCut = true;
      server.hasCut();
    }
  }

  private void stopWhenEmpty() {
    if (ending && connections == 0) {
      tellCut();
      loop.stop();
    }
  }
}
