package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.protocol.Protocols;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines come back to their sender. */
abstract class EchoRules extends Chapter {
  private static final int MANY = 1_000;

  /** Around the sizes of the buffers on the way. */
  private static final int[] LINE_LENGTHS = {
    0, 1, 2, 63, 64, 65, 510, 511, 512, 513, 1_023, 1_024, 1_025, 4_095, 4_096, 4_097, 8_191, 8_192, 8_193, 16_383, 16_384,
    16_385, 32_767, 32_768, 32_769, 65_535, Protocols.DEFAULT_MAX_LINE_BYTES
  };

  @Test
  @Rule("SV-7")
  void echoMUSTBeByteExactWhenLinesArriveInPieces() {
    echoesInPieces(Payload.lines(400, 3_000), 2_000);
  }

  @Test
  @Rule("SV-7")
  void echoMUSTBeByteExactWhenLinesArriveByteByByte() {
    echoesInPieces(Payload.lines(40, 60), 1);
  }

  private void echoesInPieces(byte[] bytes, int largestPiece) {
    var client = connect(serve(new EchoProtocol()));
    var random = Payload.random();
    var sent = meanwhile(
        () -> {
          for (int from = 0; from < bytes.length;) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(largestPiece));
            client.send(Arrays.copyOfRange(bytes, from, to));
            from = to;
          }
          return client;
        });
    assertThat(client.read(bytes.length)).isEqualTo(bytes);
    result(sent);
  }

  @Test
  @Rule("SV-8")
  void echoMUSTReturnLinesOfEveryLength() {
    var client = connect(serve(new EchoProtocol()));
    var random = Payload.random();
    for (int length : LINE_LENGTHS) {
      var line = Payload.line(length, random);
      client.send(line);
      assertThat(client.read(line.length)).as("a line of %s bytes", length).isEqualTo(line);
    }
  }

  @Test
  @Rule("SV-8")
  void echoMUSTReturnTheLongestLineWhateverTheReadBuffer() {
    var line = Payload.line(Protocols.DEFAULT_MAX_LINE_BYTES, Payload.random());
    for (int bufferBytes : new int[] {64, 1_000, 1_000_000}) {
      var client = connect(serve(new EchoProtocol(), config -> config.readBufferBytes(bufferBytes)));
      var sent = meanwhile(() -> client.send(line).send(line));
      assertThat(client.read(line.length)).as("with a read buffer of %s bytes", bufferBytes).isEqualTo(line);
      assertThat(client.read(line.length)).as("with a read buffer of %s bytes", bufferBytes).isEqualTo(line);
      result(sent);
    }
  }

  @Test
  @Rule("SV-9")
  void pipelinedLinesMUSTAllBeAnsweredInOrder() {
    var client = connect(serve(new EchoProtocol()));
    var lines = Payload.numbered(20_000, 20).getBytes(ISO_8859_1);
    var sent = meanwhile(() -> client.send(lines));
    assertThat(client.read(lines.length)).isEqualTo(lines);
    result(sent);
  }

  @Test
  @Rule("SV-10")
  void aThousandConnectionsAtOnceMUSTEachGetTheirOwnBytes() {
    var clients = connect(serve(new EchoProtocol()), MANY);
    for (int round = 0; round < 3; round++) {
      int length = 10 + 700 * round;
      IntStream.range(0, MANY).forEach(i -> clients.get(i).send(Payload.numberedLine(i, length) + "\n"));
      IntStream.range(0, MANY).forEach(i -> assertThat(clients.get(i).readLine()).isEqualTo(Payload.numberedLine(i, length)));
    }
  }

  @Test
  @Rule("SV-11")
  void anUnfinishedLastLineMUSTBeEchoedAsItIs() {
    var client = connect(serve(new EchoProtocol()));
    client.send("hello\nwor").send("ld").endOutput();
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("hello\nworld");
  }

  @Test
  @Rule("SV-11")
  void anUnfinishedLastLineMUSTBeEchoedHoweverLong() {
    var client = connect(serve(new EchoProtocol()));
    var unfinished = Arrays.copyOf(Payload.line(Protocols.DEFAULT_MAX_LINE_BYTES, Payload.random()), Protocols.DEFAULT_MAX_LINE_BYTES);
    client.send(unfinished).endOutput();
    assertThat(client.readToEnd()).isEqualTo(unfinished);
  }

  @Test
  @Rule("SV-11")
  void anUnfinishedLastLineMUSTBeBroadcastAsAWholeLine() {
    var clients = connect(serve(new BroadcastProtocol()), 3);
    clients.get(0).send("hel").send("lo").endOutput();
    assertThat(clients.get(0).readToEnd()).isEmpty();
    clients.get(1).send("after\n");
    assertThat(clients.get(2).readLine()).isEqualTo("hello");
    assertThat(clients.get(2).readLine()).isEqualTo("after");
  }
}
