package c10k.connection;

import c10k.server.Audience;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.ServerConfig;
import c10k.server.ServerStats;
import c10k.server.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What all connections of one server have in common.
 *
 * <p>Threads: safe for use by any thread.
 */
public final class ServerContext {

  /** How long after draining a session may ignore its interrupt before nobody waits for it. */
  public static final Duration STUBBORN = Duration.ofSeconds(5);

  private final ServerConfig config;
  private final Protocol protocol;
  private final long idleTimeoutNanos;
  private final StatsRecorder stats = new StatsRecorder();
  private final AtomicLong lastId = new AtomicLong();
  private volatile Supplier<Map<String, Long>> gauges = Map::of;

  public ServerContext(ServerConfig config, Protocol protocol) {
    this.config = config;
    this.protocol = protocol;
    this.idleTimeoutNanos = config.idleTimeout().toNanos();
  }

  public ServerConfig config() {
    return config;
  }

  public StatsRecorder stats() {
    return stats;
  }

  public long nanos() {
    return config.ticker().nanos();
  }

  /** What {@link c10k.server.Server#close} waits at the most for a session that never returns. */
  public Duration closeTimeout() {
    return config.quiesceTimeout().plus(config.drainTimeout()).plus(STUBBORN);
  }

  boolean closesIdleConnections() {
    return idleTimeoutNanos > 0;
  }

  long idleTimeoutNanos() {
    return idleTimeoutNanos;
  }

  /** Opens the session of a new connection; the protocol's exceptions pass through. */
  Session openSession(SocketChannel channel) {
    return protocol.open(new ChannelPeer(lastId.incrementAndGet(), channel, this));
  }

  Audience protocolAudience() {
    return protocol.audience();
  }

  /** Has the model tell, in every picture, what only it can tell. Called before there are connections. */
  public void measure(Supplier<Map<String, Long>> newGauges) {
    gauges = newGauges;
  }

  /** What has happened so far, as one consistent picture. */
  public ServerStats picture() {
    return stats.picture(gauges.get());
  }

  /** Looks the address up when asked, because the channel keeps it anyway. */
  private record ChannelPeer(long id, SocketChannel channel, ServerContext context) implements Peer {
    private static final SocketAddress GONE = new InetSocketAddress(0);

    @Override
    public SocketAddress address() {
      try {
        return channel.getRemoteAddress();
      } catch (IOException e) {
        return GONE;
      }
    }

    @Override
    public ServerStats serverStats() {
      return context.picture();
    }
  }
}
