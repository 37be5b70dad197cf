package c10k.connection;

import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.ServerConfig;
import c10k.server.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all connections of one server have in common.
 *
 * <p>Threads: safe for use by any thread.
 */
public final class ServerContext {
  private final ServerConfig config;
  private final Protocol protocol;
  private final long idleTimeoutNanos;
  private final StatsRecorder stats = new StatsRecorder();
  private final AtomicLong lastId = new AtomicLong();

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

  boolean closesIdleConnections() {
    return idleTimeoutNanos > 0;
  }

  long idleTimeoutNanos() {
    return idleTimeoutNanos;
  }

  /** Opens the session of a new connection; the protocol's exceptions pass through. */
  Session openSession(SocketChannel channel) {
    return protocol.open(new ChannelPeer(lastId.incrementAndGet(), channel));
  }

  /** Looks the address up when asked, because the channel keeps it anyway. */
  private record ChannelPeer(long id, SocketChannel channel) implements Peer {
    private static final SocketAddress GONE = new InetSocketAddress(0);

    @Override
    public SocketAddress address() {
      try {
        return channel.getRemoteAddress();
      } catch (IOException e) {
        return GONE;
      }
    }
  }
}
