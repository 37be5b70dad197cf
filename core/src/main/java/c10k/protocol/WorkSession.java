package c10k.protocol;

import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Session;
import c10k.work.WorkOrder;
import c10k.work.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes one line after the other; each that is understood is a job, and the next waits for its end. */
final class WorkSession implements Session {
  private final Lines lines;
  private final Workload workload;

  WorkSession(int maxLineBytes, Workload workload) {
    this.lines = new Lines(maxLineBytes);
    this.workload = workload;
  }

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    for (int end = lines.endOfFirstLine(bytes); end > bytes.position(); end = lines.endOfFirstLine(bytes)) {
      var line = text(bytes, end - 1 - bytes.position());
      bytes.position(end);
      if (take(line, out)) {
        return;
      }
    }
    if (lines.tooLong(bytes)) {
      lines.refuse(out);
    }
  }

  @Override
  public void inputEnded(ByteBuffer rest, Outbox out) {
    if (rest.hasRemaining()) {
      take(text(rest, rest.remaining()), out);
    }
  }

  /** Tells whether the line has become a job. */
  private boolean take(String line, Outbox out) {
    var order = WorkOrder.parse(line);
    order.ifPresentOrElse(understood -> out.run(new Work(understood, workload)), () -> reply("error: " + WorkOrder.SYNTAX, out));
    return order.isPresent();
  }

  private static String text(ByteBuffer bytes, int length) {
    var content = new byte[length];
    bytes.get(content);
    // Some terminals end their lines with CR and LF.
    return new String(content, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static void reply(String line, Outbox out) {
    out.reply(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1)));
  }

  private record Work(WorkOrder order, Workload workload) implements Job {

    @Override
    public void work() throws InterruptedException {
      order.carryOut(workload);
    }

    @Override
    public void finished(Outbox out) {
      reply("done " + order.text(), out);
    }

    /** It was interrupted, because the server ends; that is not a bug. */
    @Override
    public void failed(Exception failure, Outbox out) {
      reply("error: " + order.text() + " was not finished", out);
    }
  }
}
