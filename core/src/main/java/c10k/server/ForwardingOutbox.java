package c10k.server;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Does what it is told by means of another outbox; subclasses override what they do differently. As short-lived as the other. */
public class ForwardingOutbox implements Outbox {
  private final Outbox out;

  /** Forwards to this outbox. */
  protected ForwardingOutbox(Outbox out) {
    this.out = out;
  }

  /** What takes this one's place when a job ends, which is a call of its own with an outbox of its own. */
  protected Outbox around(Outbox other) {
    return other;
  }

  @Override
  public void reply(ByteBuffer bytes) {
    out.reply(bytes);
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience audience) {
    out.broadcast(bytes, audience);
  }

  @Override
  public void listenTo(Audience audience) {
    out.listenTo(audience);
  }

  @Override
  public void run(Job job) {
    out.run(new Job() {
      @Override
      public void work() throws Exception {
        job.work();
      }

      @Override
      public void finished(Outbox after) {
        job.finished(around(after));
      }

      @Override
      public void failed(Exception failure, Outbox after) {
        job.failed(failure, around(after));
      }
    });
  }

  @Override
  public void setDeadline(Duration fromNow) {
    out.setDeadline(fromNow);
  }

  @Override
  public void clearDeadline() {
    out.clearDeadline();
  }

  @Override
  public void close(CloseReason reason) {
    out.close(reason);
  }
}
