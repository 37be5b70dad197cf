package c10k.connection;

import c10k.server.ListenException;
import c10k.server.ServerConfig;
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

  private final ServerSocketChannel channel;
  private final InetSocketAddress address;
  private final SpareDescriptor spare;
  private final StatsRecorder stats;

  private Listener(ServerSocketChannel channel, SpareDescriptor spare, StatsRecorder stats) throws IOException {
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
    ServerSocketChannel channel = null;
    try {
      if (config.address().isUnresolved()) {
        throw new BindException("the host name is unknown");
      }
      channel = ServerSocketChannel.open();
      channel.bind(config.address(), config.acceptCount());
      return new Listener(channel, new SpareDescriptor(), context.stats());
    } catch (IOException e) {
      closeQuietly(channel);
      throw new ListenException(explain(config, e), e);
    }
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
  private static String explain(ServerConfig config, IOException e) {
    var where = config.address().getHostString() + ":" + config.address().getPort();
    return "Cannot listen on " + where + ": " + e.getMessage() + ". " + advice(config.address(), e);
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

  @Override
  public void close() {
    try (spare) {
      channel.close();
    } catch (IOException e) {
      throw new AssertionError("closing a listening socket cannot fail", e);
    }
  }
}
