package c10k.testkit;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Does what it is told; mutants override what they do wrong. */
class ForwardingOutbox implements Outbox {
  final Outbox out;

  ForwardingOutbox(Outbox out) {
    this.out = out;
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
    out.run(job);
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
