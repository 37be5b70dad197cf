package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Ticker;
import c10k.testkit.FakeTicker;
import c10k.testkit.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Wake-ups from other threads. */
final class AsyncTest {
  private static final int SENDERS = 4;
  private static final int SENDS = 5_000;

  private final ScriptedPoller poller = new ScriptedPoller();
  private final EventLoop loop = new EventLoop("async", new FakeTicker(), poller);
  private final List<String> trace = new ArrayList<>();

  @Test
  @Rule("E-43")
  void manySendsBeforeTheLoopLooksMUSTGiveOneCall() {
    var async = new Async(loop, () -> trace.add("called"));
    for (int i = 0; i < 5; i++) {
      assertThat(async.send()).isTrue();
    }
    loop.runOnce();
    loop.runWithoutWaiting();
    assertThat(trace).containsExactly("called");
  }

  @Test
  @Rule("E-43")
  void aSendDuringTheCallMUSTGiveAnother() {
    var self = new Object() {
      Runnable send = () -> {};
    };
    var async = new Async(loop, () -> {
      trace.add("called");
      self.send.run();
    });
    self.send = () -> {
      if (trace.size() == 1) {
        async.send();
      }
    };
    async.send();
    loop.runOnce();
    assertThat(trace).containsExactly("called");
    loop.runOnce();
    assertThat(trace).containsExactly("called", "called");
  }

  @Test
  @Rule("E-41")
  @Rule("E-43")
  void onlyTheFirstOfManyThatPostWhileTheLoopSleepsMUSTWakeIt() {
    var async = new Async(loop, () -> trace.add("async"));
    poller.whileWaiting(() -> {
      for (int i = 0; i < 5; i++) {
        loop.post(() -> trace.add("posted"));
        async.send();
      }
    });
    loop.runOnce();
    assertThat(poller.wakeUps).isEqualTo(1);
    assertThat(trace).containsExactly("posted", "async", "posted", "posted", "posted", "posted");
  }

  @Test
  @Rule("E-43")
  void whoPostsWhileTheLoopIsAwakeMUSTNotWakeIt() {
    loop.prepare().start(() -> loop.post(() -> trace.add("posted")));
    loop.runOnce();
    assertThat(poller.timeouts).as("does not fall asleep on it").containsExactly(0L);
    assertThat(poller.wakeUps).isZero();
    assertThat(trace).containsExactly("posted");
  }

  @Test
  @Rule("E-3")
  void aHandleThatWaitsToBeSentMUSTKeepTheLoopAlive() {
    var async = new Async(loop, () -> {});
    assertThat(loop.isAlive()).isTrue();
    async.unref();
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void aClosedHandleMUSTNotBeCalled() {
    var async = new Async(loop, () -> trace.add("called"));
    async.send();
    async.close();
    loop.run();
    assertThat(trace).isEmpty();
  }

  @Test
  void aSendToALoopThatHasEndedMUSTSaySoEachTime() {
    var async = new Async(loop, () -> trace.add("called"));
    loop.close();
    assertThat(async.send()).isFalse();
    assertThat(async.send()).isFalse();
    assertThat(loop.post(() -> trace.add("posted"))).isFalse();
    assertThat(trace).isEmpty();
  }

  /** What senders have written before, without any other order, the last call sees. */
  @Test
  @Rule("E-43")
  void noSendMUSTBeLost() throws InterruptedException {
    var real = new EventLoop("async", Ticker.system());
    var sent = new AtomicInteger();
    var seen = new AtomicInteger();
    var async = new Async(real, () -> {
      seen.set(sent.get());
      if (seen.get() == SENDERS * SENDS) {
        real.stop();
      }
    });
    real.start();
    for (int sender = 0; sender < SENDERS; sender++) {
      Thread.ofPlatform().daemon().start(() -> {
        for (int i = 0; i < SENDS; i++) {
          sent.incrementAndGet();
          async.send();
        }
      });
    }
    assertThat(real.thread().join(Duration.ofSeconds(20))).as("the last send is seen; so far " + seen + " of " + sent).isTrue();
  }
}
