package c10k.bench.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * The ports from which a client connects again and again: a few thousand, in turn.
 *
 * <p>The server ends every connection first, so it is its side that stays in TIME_WAIT, for a minute, and the client's port is free at once. If the system chose
 * ports, such remains would pile up, 28,000 for each server. Where a firewall follows connections, its table would fill too (262,144 entries on many machines):
 * then handshakes are lost, and what is measured is their repetition. A connection from a port that was used before replaces the remains of
 * the former one (RFC 6191: its clock is later), so there are never more remains than ports.
 *
 * <p>Confined to one thread.
 */
final class ClientPorts {

  /** Below those that Linux gives away by itself, which begin at 32,768. */
  private static final int FIRST = 24_576;

  private static final int COUNT = 8_192;

  private final InetAddress address;
  private int next;

  ClientPorts(InetAddress address) {
    this.address = address;
  }

  /**
   * Gives a channel the next port that nobody uses.
   *
   * @throws IOException if there is none
   */
  void bind(SocketChannel channel) throws IOException {
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + next;
      next = (next + 1) % COUNT;
      if (bind(channel, port)) {
        return;
      }
    }
    throw new IOException("all ports from " + FIRST + " to " + (FIRST + COUNT - 1) + " are in use");
  }

  private boolean bind(SocketChannel channel, int port) throws IOException {
    try {
      channel.bind(new InetSocketAddress(address, port));
      return true;
    } catch (BindException e) {
      // Somebody else's.
      return false;
    }
  }
}
