package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.Ticker;
import c10k.testkit.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The poll phase with real channels. Every wait has an end: a timer that fails the test. */
final class PollTest {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final int FULL_BATCH = 1_024;
  private static final int MAX_BATCHES = 48;

  private final EventLoop loop = new EventLoop("poll", Ticker.system());
  private final Deque<Channel> channels = new ArrayDeque<>();
  private final List<String> trace = new ArrayList<>();

  @BeforeEach
  void watch() {
    loop.setScope(new RethrowingScope());
    var watchdog = new Timer(loop);
    watchdog.unref();
    watchdog.start(PATIENCE_MILLIS, 0, () -> {
      throw new AssertionError("The loop waits in vain; so far: " + trace);
    });
  }

  @AfterEach
  void close() throws IOException {
    loop.close();
    for (var channel : channels) {
      channel.close();
    }
  }

  private <C extends Channel> C opened(C channel) {
    channels.push(channel);
    return channel;
  }

  /** A pipe with so many bytes in it. */
  private Pipe pipe(int bytes) throws IOException {
    var pipe = Pipe.open();
    opened(pipe.source()).configureBlocking(false);
    opened(pipe.sink()).write(ByteBuffer.allocate(bytes));
    return pipe;
  }

  private static int read(Pipe pipe, ByteBuffer target) {
    try {
      return pipe.source().read(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Watcher watcher(Pipe pipe) {
    return new Watcher(loop, pipe.source());
  }

  @Test
  @Rule("E-7")
  void aChannelMUSTBeReportedForAsLongAsItIsReady() throws IOException {
    var pipe = pipe(3);
    var watcher = watcher(pipe);
    var one = ByteBuffer.allocate(1);
    watcher.start(SelectionKey.OP_READ, ops -> {
      trace.add("read " + read(pipe, one.clear()));
      if (trace.size() == 3) {
        watcher.close();
      }
    });
    loop.run();
    assertThat(trace).containsExactly("read 1", "read 1", "read 1");
  }

  @Test
  @Rule("E-7")
  void aCallbackMUSTBeAbleToSilenceOneOfTheSameBatch() throws IOException {
    var one = watcher(pipe(1));
    var other = watcher(pipe(1));
    one.start(SelectionKey.OP_READ, ops -> {
      trace.add("called");
      other.stop();
    });
    other.start(SelectionKey.OP_READ, ops -> {
      trace.add("called");
      one.stop();
    });
    loop.runOnce();
    assertThat(trace).as("whoever comes first silences the other").containsExactly("called");
  }

  @Test
  @Rule("E-7")
  void aCallbackMUSTBeAbleToCloseOneOfTheSameBatch() throws IOException {
    var one = watcher(pipe(1));
    var other = watcher(pipe(1));
    one.start(SelectionKey.OP_READ, ops -> {
      trace.add("called");
      other.close();
    });
    other.start(SelectionKey.OP_READ, ops -> {
      trace.add("called");
      one.close();
    });
    loop.runOnce();
    assertThat(trace).containsExactly("called");
    assertThat(one.isClosing() ^ other.isClosing()).as("one has closed the other").isTrue();
  }

  @Test
  @Rule("E-7")
  void whatIsWatchedFromNowOnMUSTBeReportedInTheNextPoll() throws IOException {
    var pipe = pipe(1);
    var watcher = watcher(pipe);
    watcher.start(0, ops -> trace.add("silent"));
    loop.runWithoutWaiting();
    assertThat(trace).isEmpty();
    watcher.start(SelectionKey.OP_READ, ops -> trace.add("ready"));
    loop.runOnce();
    assertThat(trace).containsExactly("ready");
  }

  /** UDP sockets can always be written to, and cost one descriptor each. */
  private List<Watcher> writable(int count) throws IOException {
    var watchers = new ArrayList<Watcher>();
    for (int i = 0; i < count; i++) {
      var socket = opened(DatagramChannel.open());
      socket.configureBlocking(false);
      watchers.add(new Watcher(loop, socket));
    }
    return watchers;
  }

  @Test
  @Rule("E-7")
  void moreChannelsThanOneBatchHoldsMUSTBeReportedInOneTurn() throws IOException {
    var called = new AtomicInteger();
    for (var watcher : writable(FULL_BATCH + 6)) {
      watcher.start(SelectionKey.OP_WRITE, ops -> {
        called.incrementAndGet();
        watcher.stop();
      });
    }
    loop.runOnce();
    assertThat(called).hasValue(FULL_BATCH + 6);
  }

  @Test
  @Rule("E-7")
  void channelsThatStayReadyMUSTNotKeepTheLoopInPoll() throws IOException {
    var called = new AtomicInteger();
    for (var watcher : writable(FULL_BATCH + 6)) {
      watcher.start(SelectionKey.OP_WRITE, ops -> called.incrementAndGet());
    }
    loop.check().start(() -> trace.add("check"));
    loop.runOnce();
    assertThat(called).hasValue(MAX_BATCHES * FULL_BATCH);
    assertThat(trace).containsExactly("check");
  }

  @Test
  @Rule("E-7")
  void aHangUpMUSTBeReportedAsWhatIsWatched() throws IOException {
    var pipe = pipe(0);
    pipe.sink().close();
    var watcher = watcher(pipe);
    watcher.start(SelectionKey.OP_READ, ops -> {
      assertThat(ops).isEqualTo(SelectionKey.OP_READ);
      trace.add("read " + read(pipe, ByteBuffer.allocate(1)));
      watcher.close();
    });
    loop.run();
    assertThat(trace).containsExactly("read -1");
  }

  @Test
  @Rule("E-7")
  void anErrorMUSTBeReportedAsWhatIsWatchedSoThatTheCallMeetsIt() throws IOException {
    try (var listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      var client = opened(SocketChannel.open(listener.getLocalAddress()));
      client.configureBlocking(false);
      var server = listener.accept();
      server.setOption(StandardSocketOptions.SO_LINGER, 0);
      server.close();
      var watcher = new Watcher(loop, client);
      watcher.start(SelectionKey.OP_READ, ops -> {
        assertThatThrownBy(() -> client.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        trace.add("reset");
        watcher.close();
      });
      loop.run();
    }
    assertThat(trace).containsExactly("reset");
  }

  @Test
  @Rule("E-7")
  void whatWasPostedMUSTComeAfterTheChannels() throws IOException {
    var watcher = watcher(pipe(1));
    watcher.start(SelectionKey.OP_READ, ops -> {
      trace.add("channel");
      watcher.close();
    });
    loop.post(() -> trace.add("posted"));
    loop.run();
    assertThat(trace).containsExactly("channel", "posted");
  }

  @Test
  @Rule("E-3")
  void aWatcherMUSTKeepTheLoopAliveUntilItStops() throws IOException {
    var watcher = watcher(pipe(1));
    watcher.start(SelectionKey.OP_READ, ops -> {});
    assertThat(loop.isAlive()).isTrue();
    watcher.unref();
    assertThat(loop.isAlive()).isFalse();
    watcher.ref();
    watcher.stop();
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void aClosedWatcherMUSTRefuseToStart() throws IOException {
    var watcher = watcher(pipe(1));
    watcher.start(SelectionKey.OP_READ, ops -> {});
    watcher.close();
    assertThatThrownBy(() -> watcher.start(SelectionKey.OP_READ, ops -> {})).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
  }
}
