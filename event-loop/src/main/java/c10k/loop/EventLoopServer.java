package c10k.loop;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.connection.Listener;
import c10k.connection.ServerContext;
import c10k.connection.Uninterruptibly;
import c10k.server.ListenException;
import c10k.server.Server;
import c10k.server.ServerStats;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A server on one or more event loops. The first loop accepts, and deals connections out in turn; a
 * connection stays with its loop.
 *
 * <p>Threads: one for each loop.
 */
final class EventLoopServer implements Server {
  private static final Logger LOG = System.getLogger("c10k.loop");

  private final ServerContext context;
  private final Listener listener;
  private final List<Shard> shards;
  private final Room room;
  private final Gate gate;
  private final Optional<WorkPool> workPool;

  /** Loops whose connections have not been cut yet. */
  private final AtomicInteger uncut;
  private final AtomicBoolean closing = new AtomicBoolean();

  /** Confined to the loop that accepts. */
  private int dealt;

  private EventLoopServer(ServerContext context, int loops, int offload, int lagSampleMillis) throws ListenException {
    this.context = context;
    this.listener = Listener.open(context);
    this.workPool = offload == 0 ? Optional.empty() : Optional.of(new WorkPool("event-loop-work", offload));
    this.shards = IntStream.rangeClosed(1, loops).mapToObj(number -> shard(number, lagSampleMillis)).toList();
    this.room = new Room(shards);
    this.uncut = new AtomicInteger(loops);
    this.gate = new Gate(shards.getFirst().loop(), listener, context.config(), this::deal);
  }

  private Shard shard(int number, int lagSampleMillis) {
    var loop = new EventLoop("event-loop-" + number, context.config().ticker());
    return new Shard(this, context, loop, new LoopGauges(loop, "loop-" + number, lagSampleMillis));
  }

  static EventLoopServer start(ServerContext context, int loops, int offload, int lagSampleMillis) throws ListenException {
    var server = new EventLoopServer(context, loops, offload, lagSampleMillis);
    context.measure(server::gauges);
    server.acceptingLoop().post(server.gate::open);
    server.shards.forEach(shard -> shard.loop().start());
    return server;
  }

  private EventLoop acceptingLoop() {
    return shards.getFirst().loop();
  }

  private void deal(SocketChannel channel) {
    var shard = shards.get(dealt++ % shards.size());
    if (shard.loop() == acceptingLoop()) {
      shard.adopt(channel);
    } else {
      shard.loop().post(() -> shard.adopt(channel));
    }
  }

  Room room() {
    return room;
  }

  /** Who does the jobs of sessions, if not their loop. */
  Optional<WorkPool> workPool() {
    return workPool;
  }

  /**
   * Draining took too long, and a loop has cut its connections. Once all have, jobs are interrupted: not before, or one might
   * fail on a connection that is not cut yet, and look like a bug.
   */
  void hasCut() {
    if (uncut.decrementAndGet() == 0) {
      workPool.ifPresent(WorkPool::close);
    }
  }

  /** A connection has ended, and another may take its place. Any loop may tell. */
  void released() {
    gate.release();
  }

  @Override
  public InetSocketAddress address() {
    return listener.address();
  }

  @Override
  public ServerStats stats() {
    return context.picture();
  }

  private Map<String, Long> gauges() {
    var gauges = new HashMap<String, Long>();
    shards.forEach(shard -> shard.gauges().addTo(gauges));
    return gauges;
  }

  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      acceptingLoop().post(this::drain);
    }
    shards.forEach(shard -> awaitEnd(shard.loop()));
    shards.forEach(shard -> shard.gauges().close());
    workPool.ifPresent(EventLoopServer::awaitEnd);
  }

  private static void awaitEnd(WorkPool pool) {
    pool.close();
    if (!pool.awaitEnd(ServerContext.STUBBORN)) {
      LOG.log(Level.ERROR, "A job did not obey its interrupt; its thread is left behind.");
    }
  }

  /** A session that blocks the loop also blocks its timers, so the bound is kept from outside. */
  private void awaitEnd(EventLoop loop) {
    var thread = loop.thread();
    if (Uninterruptibly.join(thread, context.closeTimeout())) {
      return;
    }
    thread.interrupt();
    // It may be waiting for a job that does not end.
    loop.stop();
    if (!Uninterruptibly.join(thread, ServerContext.STUBBORN)) {
      LOG.log(Level.ERROR, "A session neither returned nor obeyed its interrupt; the loop is left behind.");
    }
  }

  /**
   * In the accepting loop, so that every connection dealt out is on its way to its loop before the
   * word to drain.
   */
  private void drain() {
    gate.close();
    long begin = context.nanos() + context.config().quiesceTimeout().toNanos();
    shards.forEach(shard -> shard.loop().post(() -> shard.quiesce(begin)));
  }
}
