package c10k.bench.contestant;

import c10k.bench.load.TimedLine;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import c10k.work.Workload;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Echoes each line when a piece of work is done, so that models part that echo alike: who else has to wait meanwhile?
 *
 * @param name of the protocol
 * @param work to do for each line, in the thread that the model chooses
 * @param firstProbe index of the load's first connection whose lines are echoed at once
 */
public record EchoAfterWork(String name, Work work, int firstProbe) implements Protocol {
  /** Where a load of computing has more connections than these, the others are probes. */
  public static final int COMPUTING_CONNECTIONS = 100;

  private static final long BLOCKED_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long COMPUTING_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /** As the lab's own protocols have it. */
  private static final int LONGEST_LINE_BYTES = 64 * 1_024 + 1;

  private static final byte LF = '\n';

  /** What takes time. */
  @FunctionalInterface
  public interface Work {

    /** Takes it. */
    void carryOut() throws InterruptedException;
  }

  /** Blocks for 5 ms, as a slow query would. */
  static EchoAfterWork blocking() {
    return new EchoAfterWork("blocking", () -> Workload.real().sleep(BLOCKED_NANOS), Integer.MAX_VALUE);
  }

  /** Computes for 200 µs. */
  static EchoAfterWork computing() {
    var computation = Computation.lasting(COMPUTING_NANOS);
    return new EchoAfterWork("computing", computation::run, COMPUTING_CONNECTIONS);
  }

  @Override
  public Session open(Peer peer) {
    return new OneLineAtATime();
  }

  private final class OneLineAtATime implements Session {

    @Override
    public void received(ByteBuffer bytes, Outbox out) {
      int end = endOfFirstLine(bytes);
      while (end > bytes.position() && TimedLine.connection(bytes) >= firstProbe) {
        out.reply(take(bytes, end));
        end = endOfFirstLine(bytes);
      }
      if (end > bytes.position()) {
        out.run(new WorkThenEcho(work, take(bytes, end)));
      } else if (bytes.remaining() > LONGEST_LINE_BYTES) {
        out.close(CloseReason.PROTOCOL_ERROR);
      }
    }

    @Override
    public void inputEnded(ByteBuffer rest, Outbox out) {
      if (rest.hasRemaining()) {
        out.run(new WorkThenEcho(work, take(rest, rest.limit())));
      }
    }

    /** Behind its LF; the position if there is none. */
    private static int endOfFirstLine(ByteBuffer bytes) {
      for (int i = bytes.position(); i < bytes.limit(); i++) {
        if (bytes.get(i) == LF) {
          return i + 1;
        }
      }
      return bytes.position();
    }

    /** A copy: the model needs its buffer again before the work is done. */
    private static ByteBuffer take(ByteBuffer bytes, int end) {
      var line = ByteBuffer.allocate(end - bytes.position()).put(0, bytes, bytes.position(), end - bytes.position());
      bytes.position(end);
      return line;
    }
  }

  private record WorkThenEcho(Work task, ByteBuffer line) implements Job {

    @Override
    public void work() throws InterruptedException {
      task.carryOut();
    }

    @Override
    public void finished(Outbox out) {
      out.reply(line);
    }

    /** It was interrupted because the server ends: that is not a bug, and there is nobody to answer. */
    @Override
    public void failed(Exception failure, Outbox out) {
      out.close(CloseReason.SESSION_ENDED);
    }
  }
}
