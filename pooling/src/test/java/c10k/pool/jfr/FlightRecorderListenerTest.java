package c10k.pool.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.pool.AcquireFailure;
import c10k.pool.EndReason;
import c10k.pool.Holder;
import c10k.pool.PoolEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlightRecorderListenerTest {
  private static final Duration TIME = Duration.ofMillis(7);
  private static final StackTraceElement FRAME = new StackTraceElement("Shop", "pay", "Shop.java", 12);

  private static final List<PoolEvent> ONE_OF_EACH = List.of(
      new PoolEvent.Initialized("db", 1, 10),
      new PoolEvent.Created("db", 1, TIME),
      new PoolEvent.CreateFailed("db", new IOException("refused"), TIME),
      new PoolEvent.Acquired("db", 1, TIME),
      new PoolEvent.AcquireFailed("db", AcquireFailure.EXHAUSTED, TIME),
      new PoolEvent.Released("db", 1),
      new PoolEvent.Leaked("db", new Holder(1, "worker-1", TIME, List.of(FRAME, FRAME))),
      new PoolEvent.Evicted("db", 1, EndReason.TOO_OLD),
      new PoolEvent.Destroyed("db", 1, EndReason.TOO_OLD),
      new PoolEvent.Resized("db", 2, 20),
      new PoolEvent.Suspended("db"),
      new PoolEvent.Resumed("db"),
      new PoolEvent.Closed("db"),
      new PoolEvent.Terminated("db"));

  @TempDir
  private Path folder;

  @Test
  void theTestMustKnowEveryEvent() {
    assertThat(ONE_OF_EACH).extracting(Object::getClass).containsExactlyInAnyOrder(PoolEvent.class.getPermittedSubclasses());
  }

  @Test
  void allButTheMostFrequentMustBeRecorded() throws IOException {
    var recorded = record(ONE_OF_EACH);
    var numbers = new TreeMap<String, Integer>();
    recorded.forEach(event -> numbers.merge(event.getEventType().getName(), 1, Integer::sum));
    assertThat(numbers).isEqualTo(Map.of(
        "c10k.ResourceCreated", 1, "c10k.ResourceCreateFailed", 1, "c10k.ResourceEvicted", 1, "c10k.ResourceDestroyed", 1,
        "c10k.AcquireWait", 1, "c10k.AcquireFailed", 1, "c10k.LeaseLeaked", 1, "c10k.PoolResized", 2, "c10k.PoolPhase", 4));
    assertThat(recorded).allMatch(event -> event.getString("pool").equals("db"));
  }

  @Test
  void timesMustBeRecordedAsSuch() throws IOException {
    var recorded = record(ONE_OF_EACH);
    assertThat(one("c10k.ResourceCreated", recorded).getDuration("took")).isEqualTo(TIME);
    assertThat(one("c10k.ResourceCreateFailed", recorded).getDuration("nextAttemptIn")).isEqualTo(TIME);
    assertThat(one("c10k.AcquireWait", recorded).getDuration("waited")).isEqualTo(TIME);
    assertThat(one("c10k.AcquireFailed", recorded).getDuration("waited")).isEqualTo(TIME);
    assertThat(one("c10k.LeaseLeaked", recorded).getDuration("held")).isEqualTo(TIME);
  }

  @Test
  void reasonsAndCulpritsMustBeRecorded() throws IOException {
    var recorded = record(ONE_OF_EACH);
    assertThat(one("c10k.ResourceCreateFailed", recorded).getString("error")).isEqualTo("java.io.IOException: refused");
    assertThat(one("c10k.ResourceEvicted", recorded).getString("reason")).isEqualTo("TOO_OLD");
    assertThat(one("c10k.AcquireFailed", recorded).getString("reason")).isEqualTo("EXHAUSTED");
    var leak = one("c10k.LeaseLeaked", recorded);
    assertThat(leak.getString("holder")).isEqualTo("worker-1");
    assertThat(leak.getString("acquiredAt")).isEqualTo("Shop.pay(Shop.java:12)\nShop.pay(Shop.java:12)");
  }

  @Test
  void whoWaitsMustBeSeenInTheStack() throws IOException {
    var recorded = record(ONE_OF_EACH);
    assertThat(one("c10k.AcquireWait", recorded).getStackTrace().getFrames())
        .anyMatch(frame -> frame.getMethod().getName().equals("record"));
    assertThat(one("c10k.ResourceCreated", recorded).getStackTrace()).isNull();
  }

  @Test
  void aLeaseThatWasHadAtOnceMustLeaveNoEvent() throws IOException {
    assertThat(record(List.of(new PoolEvent.Acquired("db", 1, Duration.ZERO)))).isEmpty();
  }

  @Test
  void aWaitForEverMustNotOverflow() throws IOException {
    var recorded = record(List.of(new PoolEvent.Acquired("db", 1, Duration.ofSeconds(Long.MAX_VALUE))));
    assertThat(one("c10k.AcquireWait", recorded).getDuration("waited")).isPositive();
  }

  @Test
  void nothingMustBeComputedWithoutARecording() {
    var telltale = new RuntimeException() {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new AssertionError("nobody records this");
      }
    };
    new FlightRecorderListener().on(new PoolEvent.CreateFailed("db", telltale, TIME));
  }

  @Test
  void everyEventMustBeLabelled() throws IOException {
    record(ONE_OF_EACH);
    var ours = FlightRecorder.getFlightRecorder().getEventTypes().stream().filter(type -> type.getName().startsWith("c10k.")).toList();
    assertThat(ours).hasSize(9);
    assertThat(ours).extracting(EventType::getCategoryNames).containsOnly(List.of("C10K Lab", "Pool"));
    assertThat(ours).extracting(EventType::getLabel).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(ours).allSatisfy(type -> assertThat(type.getFields()).allMatch(field -> field.getLabel() != null));
  }

  private List<RecordedEvent> record(List<PoolEvent> events) throws IOException {
    var file = folder.resolve("pool.jfr");
    try (var recording = new Recording()) {
      recording.start();
      var listener = new FlightRecorderListener();
      events.forEach(listener::on);
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream().filter(event -> event.getEventType().getName().startsWith("c10k.")).toList();
  }

  private static RecordedEvent one(String name, List<RecordedEvent> events) {
    var all = events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    assertThat(all).as(name).hasSize(1);
    return all.getFirst();
  }
}
