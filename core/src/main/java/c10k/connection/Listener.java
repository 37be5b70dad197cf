package c10k.connection;

import c10k.server.ListenException;
import c10k.server.ListenerSource;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A listening socket that survives running out of descriptors.
 *
 * <p>Threads: one thread accepts; any may ask for the address or close, which ends a blocked {@link
 * #accept}.
 */
public final class Listener implements AutoCloseable {
  private static final int LAST_PRIVILEGED_PORT = 1_023;

  private final ListenerSource source;
  private final ServerSocketChannel channel;
  private final InetSocketAddress address;
  private final SpareDescriptor spare;
  private final StatsRecorder stats;

  private Listener(ListenerSource source, ServerSocketChannel channel, SpareDescriptor spare, StatsRecorder stats) throws IOException {
    this.source = source;
    this.channel = channel;
    this.address = (InetSocketAddress) channel.getLocalAddress();
    this.spare = spare;
    this.stats = stats;
  }

  /**
   * Listens on the configured address.
   *
   * @throws ListenException saying why not; nothing is left open
   */
  public static Listener open(ServerContext context) throws ListenException {
    var config = context.config();
    var channel = switch (config.listenerSource()) {
      case OWN -> bind(config.address(), config.acceptCount());
      case INHERITED -> inherited();
    };
    try {
      return new Listener(config.listenerSource(), channel, new SpareDescriptor(), context.stats());
    } catch (IOException e) {
      closeQuietly(channel);
      throw new ListenException(explain(config.address(), e), e);
    }
  }

  /**
   * Opens a listening socket alone.
   *
   * @throws ListenException saying why not; nothing is left open
   */
  public static ServerSocketChannel bind(InetSocketAddress address, int acceptCount) throws ListenException {
    ServerSocketChannel channel = null;
    try {
      if (address.isUnresolved()) {
        throw new BindException("the host name is unknown");
      }
      channel = ServerSocketChannel.open();
      return channel.bind(address, acceptCount);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new ListenException(explain(address, e), e);
    }
  }

  private static ServerSocketChannel inherited() throws ListenException {
    IOException reason;
    try {
      if (System.inheritedChannel() instanceof ServerSocketChannel channel) {
        return channel;
      }
      reason = new BindException("the standard input is no listening socket");
    } catch (IOException e) {
      reason = e;
    }
    throw new ListenException("Cannot listen: " + reason.getMessage() + ". Have the process started by one that hands its socket on.", reason);
  }

  private static void closeQuietly(@Nullable ServerSocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new AssertionError("closing a socket that never listened cannot fail", e);
    }
  }

  /**
   * The system's words differ between systems and languages, so the advice goes by what can be seen
   * here, and quotes them.
   */
  private static String explain(InetSocketAddress address, IOException e) {
    var where = address.getHostString() + ":" + address.getPort();
    return "Cannot listen on " + where + ": " + e.getMessage() + ". " + advice(address, e);
  }

  private static String advice(InetSocketAddress address, IOException e) {
    if (address.isUnresolved()) {
      return "Give a name or an address of this machine.";
    }
    var words = String.valueOf(e.getMessage());
    if (words.contains("denied") && address.getPort() <= LAST_PRIVILEGED_PORT) {
      return "Ports up to " + LAST_PRIVILEGED_PORT + " need a privilege; choose a higher one, or 0 for any free port.";
    }
    if (words.contains("in use")) {
      return "Another program has it; stop that program, or choose another port, or 0 for any free port.";
    }
    if (words.contains("assign")) {
      return "No network interface of this machine has that address.";
    }
    return "Check address, port and the limits of this machine.";
  }

  public InetSocketAddress address() {
    return address;
  }

  /** The channel, to register it with a selector. */
  public ServerSocketChannel channel() {
    return channel;
  }

  /**
   * Accepts the next connection, in the channel's mode: waiting for one, or not.
   *
   * @return the connection, or null if there was none to serve: nobody waits, or the one who did
   *     had to be refused
   * @throws IOException if accepting failed, which is a reason to pause, or because this was closed
   */
  public @Nullable SocketChannel accept() throws IOException {
    try {
      return prepared(channel.accept());
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      stats.acceptFailed();
      return acceptOnSpare(e);
    }
  }

  /** A connection whose options cannot be set has already been lost. */
  private static @Nullable SocketChannel prepared(@Nullable SocketChannel accepted) throws IOException {
    if (accepted != null) {
      try {
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      } catch (IOException e) {
        accepted.close();
        return null;
      }
    }
    return accepted;
  }

  /**
   * With the spare descriptor freed, the first who waits can be accepted: to be served if there are
   * others again, else refused.
   */
  private @Nullable SocketChannel acceptOnSpare(IOException failure) throws IOException {
    spare.giveUp();
    var waiting = channel.accept();
    if (spare.takeBack()) {
      return prepared(waiting);
    }
    if (waiting != null) {
      waiting.close();
      stats.refused();
      spare.takeBack();
    }
    throw failure;
  }

  /** Stops listening, but for an inherited channel: who accepts from that has to stop by itself. */
  @Override
  public void close() {
    try (spare) {
      if (source == ListenerSource.OWN) {
        channel.close();
      }
    } catch (IOException e) {
      throw new AssertionError("closing a listening socket cannot fail", e);
    }
  }
}
