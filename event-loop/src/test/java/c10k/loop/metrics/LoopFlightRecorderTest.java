package c10k.loop.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import c10k.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a recording has of a loop. */
@Timeout(60)
@SuppressWarnings("try") // A recorder is open or not; nobody calls it.
class LoopFlightRecorderTest {
  private static final Await AWAIT = new Await(Duration.ofSeconds(20));
  private static final Duration SLOW = Duration.ofMillis(5);

  /** Of each part of a recording; so no test depends on how much time passes. */
  private static final String AT_START_AND_END = "everyChunk";

  private final EventLoop loop = new EventLoop("recorded-loop", Ticker.system());
  private final LoopDelay delay = new LoopDelay(loop, Duration.ofMillis(1));

  @TempDir
  private Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    loop.stop();
    if (loop.thread().getState() != Thread.State.NEW) {
      loop.thread().join(AWAIT.patience());
    }
  }

  @Test
  void lagUtilizationAndSlowCallbacksMUSTBeRecorded() throws IOException, InterruptedException {
    try (var recording = new Recording(); var recorder = LoopFlightRecorder.open(delay)) {
      recording.enable("c10k.LoopLag").with("period", AT_START_AND_END);
      recording.enable("c10k.LoopUtilization").with("period", AT_START_AND_END);
      recording.enable("c10k.SlowCallback").withThreshold(SLOW);
      recording.start();
      delay.enable();
      loop.start();
      passOneTurn();
      loop.post(LoopFlightRecorderTest::takesLong);
      passOneTurn();
      AWAIT.until("the lag was measured", () -> delay.lagNanos(100) > SLOW.toNanos());
      recording.stop();

      var events = events(recording);
      var slow = named("c10k.SlowCallback", events);
      assertThat(slow).anySatisfy(event -> {
        assertThat(event.getThread().getJavaName()).isEqualTo("recorded-loop");
        assertThat(event.getString("callback")).contains("LoopFlightRecorderTest");
        assertThat(event.getDuration()).isGreaterThanOrEqualTo(SLOW);
      });
      assertThat(named("c10k.LoopLag", events)).isNotEmpty().allSatisfy(event -> {
        assertThat(event.getString("loop")).isEqualTo("recorded-loop");
        assertThat(event.getDuration("median")).isLessThanOrEqualTo(event.getDuration("p99"));
        assertThat(event.getDuration("p99")).isLessThanOrEqualTo(event.getDuration("max"));
      }).anySatisfy(event -> assertThat(event.getDuration("max")).isGreaterThan(SLOW));
      assertThat(named("c10k.LoopUtilization", events)).isNotEmpty()
          .allSatisfy(event -> assertThat(event.getDouble("utilization")).isBetween(0.0, 1.0))
          .anySatisfy(event -> assertThat(event.getDuration("active")).isGreaterThan(SLOW));
    }
  }

  @Test
  void whenClosedItMUSTTellNoMore() throws IOException {
    LoopFlightRecorder.open(delay).close();
    try (var recording = new Recording()) {
      recording.enable("c10k.LoopUtilization").with("period", AT_START_AND_END);
      recording.start();
      recording.stop();
      assertThat(named("c10k.LoopUtilization", events(recording))).isEmpty();
    }
    try (var recording = new Recording(); var recorder = LoopFlightRecorder.open(delay)) {
      recording.enable("c10k.LoopUtilization").with("period", AT_START_AND_END);
      recording.start();
      recording.stop();
      assertThat(named("c10k.LoopUtilization", events(recording))).as("while open").isNotEmpty();
    }
  }

  @Test
  void everyEventMUSTBeLabelled() {
    try (var recording = new Recording(); var recorder = LoopFlightRecorder.open(delay)) {
      recording.start();
      var ours = FlightRecorder.getFlightRecorder().getEventTypes().stream()
          .filter(type -> type.getCategoryNames().contains("Event Loop")).toList();
      assertThat(ours).extracting(type -> type.getName())
          .contains("c10k.LoopLag", "c10k.LoopUtilization", "c10k.SlowCallback");
      assertThat(ours).allSatisfy(type -> assertThat(type.getLabel()).isNotBlank());
    }
  }

  private void passOneTurn() throws InterruptedException {
    var passed = new CountDownLatch(1);
    loop.post(passed::countDown);
    assertThat(passed.await(AWAIT.patience().toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Blocks the loop for more than the threshold. */
  private static void takesLong() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 10_000_000) {
      Thread.onSpinWait();
    }
  }

  private List<RecordedEvent> events(Recording recording) throws IOException {
    var file = folder.resolve("loop.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }
}
