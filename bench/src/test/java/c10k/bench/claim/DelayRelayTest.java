package c10k.bench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DelayRelayTest {
  private static final Duration ONE_WAY = Duration.ofMillis(20);
  private static final long WAY = ONE_WAY.toNanos();
  private static final int PATIENCE_MILLIS = 20_000;

  private final SteppedTime time = new SteppedTime();
  private ServerSocket server;
  private DelayRelay relay;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    server.setSoTimeout(PATIENCE_MILLIS);
    relay = DelayRelay.open((InetSocketAddress) server.getLocalSocketAddress(), ONE_WAY, time);
  }

  @AfterEach
  void close() throws IOException {
    relay.close();
    server.close();
  }

  @Test
  void bytesMUSTArriveWhenTheyAreDueAndNotBefore() throws Exception {
    try (var client = connect(); var accepted = accept()) {
      send(client, "hello");
      time.awaitWaiting(1);
      time.advance(3 * WAY - 1);
      assertThat(accepted.getInputStream().available()).isZero();
      time.advance(1);
      assertThat(read(accepted, 5)).isEqualTo("hello");

      send(accepted, "world");
      time.awaitWaiting(1);
      time.advance(WAY - 1);
      assertThat(client.getInputStream().available()).isZero();
      time.advance(1);
      assertThat(read(client, 5)).isEqualTo("world");
    }
  }

  @Test
  void allBytesMUSTArriveInOrder() throws Exception {
    var text = "0123456789".repeat(50_000);
    try (var client = connect(); var accepted = accept()) {
      time.advance(10 * WAY);
      send(client, text);
      client.shutdownOutput();
      time.awaitWaiting(1);
      time.advance(Duration.ofDays(1).toNanos());
      assertThat(readAllWhile(accepted)).isEqualTo(text);
    }
  }

  @Test
  void anEndMUSTTravelLikeBytes() throws Exception {
    try (var client = connect(); var accepted = accept()) {
      client.shutdownOutput();
      time.awaitWaiting(1);
      time.advance(3 * WAY);
      assertThat(accepted.getInputStream().read()).isEqualTo(-1);
      send(accepted, "late");
      time.awaitWaiting(1);
      time.advance(WAY);
      assertThat(read(client, 4)).isEqualTo("late");
    }
  }

  @Test
  void closingMUSTCutConnectionsAlsoWithBytesUnderWay() throws Exception {
    try (var client = connect(); var accepted = accept()) {
      send(client, "never");
      time.awaitWaiting(1);
      relay.close();
      assertThat(isOver(client)).isTrue();
      assertThat(isOver(accepted)).isTrue();
    }
    assertThatIOException().isThrownBy(this::connect);
  }

  @Test
  void aServerThatIsGoneMUSTEndItsClient() throws Exception {
    server.close();
    try (var client = connect()) {
      assertThat(isOver(client)).isTrue();
    }
  }

  private Socket connect() throws IOException {
    var client = new Socket(relay.address().getAddress(), relay.address().getPort());
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  private Socket accept() throws IOException {
    var accepted = server.accept();
    accepted.setSoTimeout(PATIENCE_MILLIS);
    return accepted;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket, int count) throws IOException {
    return new String(socket.getInputStream().readNBytes(count), StandardCharsets.US_ASCII);
  }

  /** What is read later than the first step is due a way later, so time has to go on. */
  private String readAllWhile(Socket socket) throws IOException {
    var mover = Thread.ofPlatform().daemon().name("time").start(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        time.advance(WAY);
        Thread.onSpinWait();
      }
    });
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } finally {
      mover.interrupt();
    }
  }

  /** An end or a reset, as the other side still has bytes to read or not. */
  private static boolean isOver(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
