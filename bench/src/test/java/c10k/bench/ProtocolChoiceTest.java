package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.Protocols;
import c10k.server.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolChoiceTest {

  @Test
  void allProtocolsMUSTBeOfferedUnderTheirOwnNames() {
    var opened = ProtocolChoice.ALL.stream().map(choice -> choice.open(new ProtocolOptions()).name()).toList();
    assertThat(ProtocolChoice.ALL.stream().map(ProtocolChoice::label)).isEqualTo(opened);
    assertThat(Protocols.all().stream().map(Protocol::name)).isEqualTo(opened);
  }

  @ParameterizedTest
  @CsvSource({
    "echo, 127.0.0.1, 'listening on 127.0.0.1:7000 (m, echo)'",
    "http, 127.0.0.1, 'listening on 127.0.0.1:7000 (m, http)  http://127.0.0.1:7000/'",
    "http, 0.0.0.0, 'listening on 0.0.0.0:7000 (m, http)  http://127.0.0.1:7000/'",
    "http, ::, 'listening on [0:0:0:0:0:0:0:0]:7000 (m, http)  http://[0:0:0:0:0:0:0:1]:7000/'",
    "websocket-echo, 192.0.2.1, 'listening on 192.0.2.1:7000 (m, websocket-echo)  ws://192.0.2.1:7000/'"
  })
  void theLineMUSTTellAUrlThatCanBeOpened(String protocol, String host, String line) throws Exception {
    var address = new InetSocketAddress(InetAddress.getByName(host), 7000);
    assertThat(new Announcement("m", Choices.protocol(protocol)).of(address)).isEqualTo(line);
  }

  @Test
  void aClusterMUSTTellItsSizeBeforeTheUrl() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 7000);
    assertThat(new Announcement("m", Choices.protocol("http")).ofCluster(address, 2))
        .isEqualTo("listening on 127.0.0.1:7000 (m, http, cluster of 2)  http://127.0.0.1:7000/");
  }

  @Test
  void onlyHttpMUSTGiveUpThoseWhoAreSilent() {
    assertThat(ProtocolChoice.ALL).allSatisfy(choice -> assertThat(choice.idleTimeout().isZero()).isEqualTo(!choice.label().equals("http")));
  }
}
