package c10k.bench.live;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Shows on the live pages what is broadcast in lines. */
final class ObservedOutbox implements Outbox {
  private final Outbox out;
  private final Room room;

  ObservedOutbox(Outbox out, Room room) {
    this.out = out;
    this.room = room;
  }

  @Override
  public void reply(ByteBuffer bytes) {
    out.reply(bytes);
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience audience) {
    if (audience.equals(Audience.LINES)) {
      room.show(bytes, out);
    }
    out.broadcast(bytes, audience);
  }

  @Override
  public void listenTo(Audience audience) {
    out.listenTo(audience);
  }

  @Override
  public void run(Job job) {
    out.run(new ObservedJob(job, room));
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

  private record ObservedJob(Job job, Room room) implements Job {

    @Override
    public void work() throws Exception {
      job.work();
    }

    @Override
    public void finished(Outbox out) {
      job.finished(new ObservedOutbox(out, room));
    }

    @Override
    public void failed(Exception failure, Outbox out) {
      job.failed(failure, new ObservedOutbox(out, room));
    }
  }
}
