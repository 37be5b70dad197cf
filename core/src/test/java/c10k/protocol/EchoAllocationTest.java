package c10k.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.FakePeer;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An echo of whole lines costs no garbage. Counted by the JVM, so not a matter of time. */
class EchoAllocationTest {
  private static final int MESSAGES = 100_000;

  /** For what the JVM allocates on its own account in this thread, such as for compiled code. */
  private static final long TOLERATED_BYTES = MESSAGES / 10;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void echoOfWholeLinesMustNotAllocate() {
    var session = new EchoProtocol().open(new FakePeer(1));
    var out = new Sink();
    var message = ByteBuffer.allocateDirect(64).put("x".repeat(63).getBytes(StandardCharsets.US_ASCII)).put((byte) '\n');
    for (int i = 0; i < MESSAGES; i++) {
      session.received(message.flip(), out);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MESSAGES; i++) {
      session.received(message.flip(), out);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(out.bytes).isEqualTo(2L * MESSAGES * 64);
    assertThat(allocated).as("bytes allocated for " + MESSAGES + " messages").isLessThan(TOLERATED_BYTES);
  }

  private static final class Sink implements Outbox {
    private long bytes;

    @Override
    public void reply(ByteBuffer reply) {
      bytes += reply.remaining();
      reply.position(reply.limit());
    }

    @Override
    public void broadcast(ByteBuffer broadcast, Audience audience) {
      throw new AssertionError("echo does not broadcast");
    }

    @Override
    public void listenTo(Audience audience) {
      throw new AssertionError("echo does not listen");
    }

    @Override
    public void run(Job job) {
      throw new AssertionError("echo runs no jobs");
    }

    @Override
    public void setDeadline(Duration fromNow) {
      throw new AssertionError("echo sets no deadlines");
    }

    @Override
    public void clearDeadline() {
      throw new AssertionError("echo sets no deadlines");
    }

    @Override
    public void close(CloseReason reason) {
      throw new AssertionError("echo does not close for whole lines");
    }
  }
}
