package c10k.loop.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.worker.SharedBuffer.WaitResult;
import c10k.testkit.Await;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory that threads share. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SharedBufferTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SharedBuffer buffer = new SharedBuffer(32);
  private final Await await = new Await(PATIENCE);
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

  private Thread waiter(String name, int index, int whileValue) {
    var thread = Thread.ofPlatform().daemon().start(() -> {
      try {
        trace.add(name + " " + buffer.await(index, whileValue, PATIENCE));
      } catch (InterruptedException e) {
        trace.add(name + " interrupted");
      }
    });
    await.until(name + " waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
    return thread;
  }

  @Test
  void eachAtomicMUSTReturnWhatWasThereBefore() {
    buffer.store(1, 5);
    assertThat(buffer.add(1, 2)).isEqualTo(5);
    assertThat(buffer.exchange(1, 10)).isEqualTo(7);
    assertThat(buffer.compareExchange(1, 9, 0)).isEqualTo(10);
    assertThat(buffer.compareExchange(1, 10, 11)).isEqualTo(10);
    assertThat(buffer.load(1)).isEqualTo(11);
    buffer.storeLong(1, Long.MAX_VALUE);
    assertThat(buffer.addLong(1, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(buffer.compareExchangeLong(1, Long.MIN_VALUE, 3)).isEqualTo(Long.MIN_VALUE);
    assertThat(buffer.loadLong(1)).isEqualTo(3);
  }

  @Test
  void intsLongsAndBytesMUSTBeTheSameMemory() {
    buffer.storeLong(1, 0x1122334455667788L);
    int low = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 2 : 3;
    assertThat(buffer.load(low)).isEqualTo(0x55667788);
    assertThat(buffer.bytes().getLong(8)).isEqualTo(0x1122334455667788L);
    assertThat(buffer.size()).isEqualTo(32);
  }

  @Test
  void outsideMUSTBeRefused() {
    assertThatThrownBy(() -> buffer.load(8)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> buffer.loadLong(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new SharedBuffer(12)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("multiple of 8");
  }

  @Test
  void aWaitMUSTEndAtOnceIfTheValueIsAnother() throws InterruptedException {
    assertThat(buffer.await(0, 1, PATIENCE)).isEqualTo(WaitResult.NOT_EQUAL);
  }

  @Test
  void aWaitMUSTEndWithItsTime() throws InterruptedException {
    assertThat(buffer.await(0, 0, Duration.ofMillis(1))).isEqualTo(WaitResult.TIMED_OUT);
    assertThat(buffer.notifyAll(0)).as("who has gone is not counted").isZero();
  }

  @Test
  void notifyMUSTWakeInTheOrderOfArrivalAndNoMoreThanAsked() throws InterruptedException {
    var first = waiter("first", 0, 0);
    var second = waiter("second", 0, 0);
    var elsewhere = waiter("elsewhere", 1, 0);
    assertThat(buffer.notify(0, 1)).isEqualTo(1);
    first.join(PATIENCE);
    assertThat(trace).containsExactly("first NOTIFIED");
    assertThat(buffer.notifyAll(0)).isEqualTo(1);
    second.join(PATIENCE);
    assertThat(buffer.notify(1, 5)).isEqualTo(1);
    elsewhere.join(PATIENCE);
    assertThat(trace).containsExactly("first NOTIFIED", "second NOTIFIED", "elsewhere NOTIFIED");
  }

  @Test
  void anInterruptMUSTEndAWait() throws InterruptedException {
    var thread = waiter("one", 0, 0);
    thread.interrupt();
    thread.join(PATIENCE);
    assertThat(trace).containsExactly("one interrupted");
    assertThat(buffer.notifyAll(0)).isZero();
  }

  /** A notify that could be missed between the comparison and the wait would leave one of the many waits without an end. */
  @Test
  void noNotifyMUSTBeMissed() throws InterruptedException {
    var failure = new AtomicReference<Throwable>();
    int turns = 20_000;
    var other = Thread.ofPlatform().daemon().start(() -> playTurns(1, turns, failure));
    playTurns(0, turns, failure);
    other.join(PATIENCE);
    assertThat(failure.get()).isNull();
    assertThat(buffer.load(0)).isEqualTo(2 * turns);
    assertThat(buffer.bytes().getInt(4)).as("plain writes, ordered by the atomic ones").isEqualTo(2 * turns);
  }

  private void playTurns(int own, int turns, AtomicReference<Throwable> failure) {
    try {
      var plain = buffer.bytes();
      for (int turn = own; turn < 2 * turns; turn += 2) {
        for (int now = buffer.load(0); now != turn; now = buffer.load(0)) {
          if (buffer.await(0, now, PATIENCE) == WaitResult.TIMED_OUT) {
            throw new IllegalStateException("turn " + turn + " never came");
          }
        }
        plain.putInt(4, plain.getInt(4) + 1);
        buffer.add(0, 1);
        buffer.notifyAll(0);
      }
    } catch (InterruptedException | RuntimeException e) {
      failure.set(e);
    }
  }
}
