package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An echo of small messages costs no garbage, and one system call for each read. Counted, so not a matter of time. */
class WebSocketAllocationTest {
  private static final int ROUNDS = 100_000;
  private static final int FRAMES_AT_ONCE = 50;
  private static final int PAYLOAD_BYTES = 64;

  /** For what the JVM allocates on its own account in this thread, such as for compiled code. */
  private static final long TOLERATED_BYTES = ROUNDS / 10;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Sink out = new Sink();
  private final WebSocketSession session = new WebSocketSession(WebSocketConfig.defaults(), Optional.empty(), EchoApplication.INSTANCE);

  private long allocatedBy(byte[] frames, int rounds) {
    var buffer = ByteBuffer.allocate(frames.length);
    for (int i = 0; i < rounds; i++) {
      session.received(buffer.clear().put(frames).flip(), out);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < rounds; i++) {
      session.received(buffer.clear().put(frames).flip(), out);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void echoOfASmallMessageMUSTNOTAllocate() {
    session.opened(out);
    long allocated = allocatedBy(ClientFrame.text("x".repeat(PAYLOAD_BYTES)).bytes(), ROUNDS);
    assertThat(out.replies).isEqualTo(2L * ROUNDS);
    assertThat(out.bytes).isEqualTo(2L * ROUNDS * (PAYLOAD_BYTES + 2));
    assertThat(allocated).as("bytes allocated for " + ROUNDS + " messages").isLessThan(TOLERATED_BYTES);
  }

  @Test
  void messagesOfOneReadMUSTGoOutInOneReply() {
    session.opened(out);
    var frame = ClientFrame.text("x".repeat(PAYLOAD_BYTES)).bytes();
    var frames = ByteBuffer.allocate(FRAMES_AT_ONCE * frame.length);
    for (int i = 0; i < FRAMES_AT_ONCE; i++) {
      frames.put(frame);
    }
    int rounds = ROUNDS / FRAMES_AT_ONCE;
    long allocated = allocatedBy(frames.array(), rounds);
    assertThat(out.replies).isEqualTo(2L * rounds);
    assertThat(out.bytes).isEqualTo(2L * rounds * FRAMES_AT_ONCE * (PAYLOAD_BYTES + 2));
    assertThat(allocated / rounds).as("bytes allocated for a read").isLessThan(4L * FRAMES_AT_ONCE * (PAYLOAD_BYTES + 2));
  }

  @Test
  void aPingMUSTNOTAllocate() {
    session.opened(out);
    assertThat(allocatedBy(ClientFrame.ping("x".repeat(PAYLOAD_BYTES)).bytes(), ROUNDS)).isLessThan(TOLERATED_BYTES);
  }

  private static final class Sink implements Outbox {
    private long bytes;
    private long replies;

    @Override
    public void reply(ByteBuffer reply) {
      bytes += reply.remaining();
      replies++;
      reply.position(reply.limit());
    }

    @Override
    public void broadcast(ByteBuffer broadcast, Audience audience) {
      throw new AssertionError("echo does not broadcast");
    }

    @Override
    public void listenTo(Audience audience) {
      assertThat(audience).isEqualTo(WebSocketProtocols.AUDIENCE);
    }

    @Override
    public void run(Job job) {
      throw new AssertionError("echo runs no jobs");
    }

    @Override
    public void setDeadline(Duration fromNow) {
      assertThat(fromNow).isPositive();
    }

    @Override
    public void clearDeadline() {
      throw new AssertionError("echo waits for pongs");
    }

    @Override
    public void close(CloseReason reason) {
      throw new AssertionError("echo does not close for whole messages");
    }
  }
}
