package c10k.testkit;

import c10k.server.Job;
import c10k.server.Outbox;
import java.util.concurrent.CountDownLatch;

/** A job that blocks until it is released, and then replies with one line. */
record ReplyAfter(CountDownLatch release, String line) implements Job {

  @Override
  public void work() throws InterruptedException {
    release.await();
  }

  @Override
  public void finished(Outbox out) {
    Script.replyLine(out, line);
  }
}
