package c10k.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** A few thousand ports, in turn, whatever others use. */
class ClientPortsTest {
  private static final int MORE_THAN_THERE_ARE = 10_000;

  private final ClientPorts ports = new ClientPorts(InetAddress.getLoopbackAddress());

  private int next() throws IOException {
    try (var channel = SocketChannel.open()) {
      return next(channel);
    }
  }

  private int next(SocketChannel channel) throws IOException {
    ports.bind(channel);
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  @Test
  void portsMUSTBeUsedAgainButLate() throws IOException {
    var used = new HashSet<Integer>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(used.add(next())).isTrue();
    }
    for (int i = 0; i < MORE_THAN_THERE_ARE; i++) {
      used.add(next());
    }
    assertThat(used).hasSizeLessThan(MORE_THAN_THERE_ARE).allMatch(port -> port < 32_768);
  }

  @Test
  void aPortInUseMUSTBePassedOver() throws IOException {
    int first = next();
    var other = new ClientPorts(InetAddress.getLoopbackAddress());
    try (var mine = SocketChannel.open(); var next = SocketChannel.open()) {
      mine.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), first));
      other.bind(next);
      assertThat(((InetSocketAddress) next.getLocalAddress()).getPort()).isGreaterThan(first);
    }
  }
}
