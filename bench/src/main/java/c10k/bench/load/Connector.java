package c10k.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** Opens connections, a limited number at a time. Confined to the generator's thread. */
final class Connector {

  /** An eighth of Linux' usual backlog limit, so that others may connect at the same time. */
  private static final int MOST_IN_FLIGHT = 512;

  /** A lost handshake is repeated after 1, 3 and 7 s. */
  private static final long LONGEST_STANDSTILL_SECONDS = 10;

  private final Connections connections;
  private final InetSocketAddress target;
  private final int wanted;
  private int begun;
  private int established;

  Connector(Connections connections, LoadPlan plan) {
    this.connections = connections;
    this.target = plan.target();
    this.wanted = plan.connections();
  }

  void connectAll() throws IOException {
    try {
      while (established < wanted) {
        beginSome();
        if (established < wanted) {
          finishSome();
        }
      }
    } catch (IOException e) {
      throw new IOException(explain(e), e);
    }
  }

  private void beginSome() throws IOException {
    while (begun < wanted && begun - established < MOST_IN_FLIGHT) {
      begin();
    }
  }

  private void begin() throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      var key = channel.register(connections.selector(), SelectionKey.OP_CONNECT);
      begun++;
      if (channel.connect(target)) {
        established(channel, key);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void finishSome() throws IOException {
    int before = established;
    var selector = connections.selector();
    selector.select(TimeUnit.SECONDS.toMillis(LONGEST_STANDSTILL_SECONDS));
    for (var key : selector.selectedKeys()) {
      if (key.isConnectable()) {
        var channel = (SocketChannel) key.channel();
        channel.finishConnect();
        established(channel, key);
      }
    }
    selector.selectedKeys().clear();
    if (established == before) {
      throw new IOException("nothing happened for " + LONGEST_STANDSTILL_SECONDS + " s");
    }
  }

  private void established(SocketChannel channel, SelectionKey key) {
    established++;
    connections.add(channel, key);
  }

  private String explain(IOException e) {
    var where = target.getHostString() + ":" + target.getPort();
    var progress = established == 0 ? "" : " (after " + established + " of " + wanted + " connections)";
    var words = String.valueOf(e.getMessage());
    return "Cannot connect to " + where + progress + ": " + words + "." + advice(words);
  }

  /** The system's words differ between systems; without advice they still stand for themselves. */
  private static String advice(String words) {
    if (words.contains("refused")) {
      return " Is the server running?";
    }
    if (words.contains("Too many open files") || words.contains("assign requested address")) {
      return " This machine allows no more: see 'lab doctor'.";
    }
    return "";
  }
}
