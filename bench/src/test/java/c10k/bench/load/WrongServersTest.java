package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The generator must tell what is wrong with a server instead of measuring it. */
@Timeout(60)
class WrongServersTest {
  private static final int LINE = 64;
  private static final Duration MEASURED = Duration.ofMillis(300);
  private static final long STALL_MILLIS = 500;
  private static final long CLEARLY_STALLED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  @Test
  void mustCountAWrongByteAsAFailure() throws IOException {
    var lines = new AtomicInteger();
    try (var server = ScriptedServer.start((in, out) -> {
      for (var line = line(in); line.length == LINE; line = line(in)) {
        if (lines.incrementAndGet() % 3 == 0) {
          line[LINE / 2] ^= 1;
        }
        out.write(line);
      }
    })) {
      var result = run(plan(server.address(), 2));
      assertThat(result.failures()).isPositive();
      assertThat(result.received()).isPositive();
      assertThat(result.sent()).isEqualTo(result.received() + result.failures());
    }
  }

  /** Right bytes, wrong line: whoever repeats the last answer is quick, but not correct. */
  @Test
  void mustCountAnAnswerGivenTwiceAsAFailure() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> {
      var first = line(in);
      out.write(first);
      for (var line = line(in); line.length == LINE; line = line(in)) {
        out.write(first);
      }
    })) {
      assertThat(run(plan(server.address(), 1)).received()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void mustCountLinesThatAreNeverAnswered() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
      var result = run(plan(server.address(), 5));
      assertThat(result.sent()).isEqualTo(5).isEqualTo(result.failures());
      assertThat(result.response().getTotalCount()).isZero();
    }
  }

  @Test
  void aSilentServerMUSTCountAsTooSlowAndNotAsWrong() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
      var result = run(plan(server.address(), 5).openLoop(100));
      assertThat(result.failures()).isPositive().isEqualTo(result.unanswered());
      assertThat(result.isSaturated()).isTrue();
      assertThat(result.errors()).isZero();
    }
  }

  @Test
  void wrongBytesMUSTCountAsErrorsAlsoWhenOtherLinesGetNoAnswer() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> {
      var line = line(in);
      line[LINE / 2] ^= 1;
      out.write(line);
      in.transferTo(OutputStream.nullOutputStream());
    })) {
      var result = run(plan(server.address(), 2).openLoop(200));
      assertThat(result.isSaturated()).isTrue();
      assertThat(result.unanswered()).isZero();
      assertThat(result.errors()).isEqualTo(result.failures()).isPositive();
    }
  }

  @Test
  void mustCountConnectionsThatWentSilentWhileWarmingUp() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
      var result = run(plan(server.address(), 5).lasting(MEASURED, MEASURED));
      assertThat(result.failures()).isEqualTo(5).isEqualTo(result.sent());
    }
  }

  @Test
  void mustCountLinesForConnectionsThatTheServerClosed() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> {
      for (int i = 0; i < 10; i++) {
        out.write(line(in));
      }
    })) {
      var result = run(plan(server.address(), 3).openLoop(1_000));
      assertThat(result.received()).isLessThanOrEqualTo(30);
      assertThat(result.failures()).isPositive();
    }
  }

  @Test
  void mustNotMeasureWhatWasLostWhileWarmingUp() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> out.write(line(in)))) {
      var plan = plan(server.address(), 2).lasting(Duration.ofSeconds(30), MEASURED);
      assertThatThrownBy(() -> run(plan))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("2 of 2 connections were lost", "closed the connection");
    }
  }

  @Test
  void mustGiveUpAConnectionThatSendsUnasked() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> {
      var line = line(in);
      out.write(line);
      out.write(line);
      out.write(line);
      in.transferTo(OutputStream.nullOutputStream());
    })) {
      try (var generator = LoadGenerator.connect(plan(server.address(), 1))) {
        assertThatThrownBy(() -> generator.run(plan(server.address(), 1).openLoop(20).lasting(Duration.ofSeconds(30), MEASURED)))
            .hasMessageContaining("more than it was sent");
      }
    }
  }

  @Test
  void mustTellHowManyConnectionsEcho() throws IOException {
    var connections = new AtomicInteger();
    try (var server = ScriptedServer.start((in, out) -> {
      if (connections.incrementAndGet() % 2 == 0) {
        in.transferTo(out);
      }
    }); var generator = LoadGenerator.connect(plan(server.address(), 4))) {
      assertThatThrownBy(generator::echoOnEach).hasMessageContaining("2 of 4 connections were lost");
    }
  }

  /**
   * All users who came during a stall waited, not just the one per connection that a closed loop
   * would have had out. How many came is certain, since lines are due whatever the server does.
   */
  @Test
  void mustShowAStallToAllWhoWereDueInIt() throws IOException {
    try (var server = ScriptedServer.start(WrongServersTest::echoAndStallOnce)) {
      var plan = plan(server.address(), 1).openLoop(1_000).lasting(Duration.ZERO, Duration.ofSeconds(1));
      var result = run(plan);
      assertThat(result.failures()).isZero();
      assertThat(stalled(result.response())).isGreaterThan(150);
    }
    try (var server = ScriptedServer.start(WrongServersTest::echoAndStallOnce)) {
      var result = run(plan(server.address(), 1).lasting(Duration.ZERO, Duration.ofSeconds(1)));
      assertThat(stalled(result.response())).as("the same stall in a closed loop").isGreaterThanOrEqualTo(1);
      assertThat(result.response().getTotalCount()).isGreaterThan(100);
    }
  }

  /**
   * When a server does not even read, lines cannot be sent: their service time begins only after the
   * stall, so it hides what {@code response} shows.
   */
  @Test
  void mustCountFromWhenALineWasDueEvenIfItCouldNotBeSent() throws IOException {
    int large = LoadPlan.LONGEST_LINE_BYTES;
    try (var server = ScriptedServer.start((in, out) -> {
      stall();
      in.transferTo(out);
    })) {
      var plan = new LoadPlan(server.address(), 1, large, Duration.ZERO, Duration.ofMillis(STALL_MILLIS), OptionalDouble.of(800), 7);
      var result = run(plan);
      assertThat(result.failures()).isZero();
      assertThat(stalled(result.response())).isGreaterThan(150);
      assertThat(stalled(result.service())).isLessThan(stalled(result.response()));
      assertThat(stalled(result.sendLag())).isPositive();
    }
  }

  /** What most generators report: users who would have come during the stall are made to come after it, and are served at once. */
  @Test
  void linesThatWaitForAnswersMUSTHideAStallFromServiceTimesAndNotFromResponses() throws IOException {
    try (var server = ScriptedServer.start(WrongServersTest::echoAndStallOnce)) {
      var plan = plan(server.address(), 1).openLoop(1_000).lasting(Duration.ZERO, Duration.ofSeconds(1)).conducted(Conduct.USUAL.withOneAtATime());
      var result = run(plan);
      assertThat(result.failures()).isZero();
      assertThat(stalled(result.response())).isGreaterThan(150);
      assertThat(stalled(result.service())).isLessThan(stalled(result.response()) / 10);
      assertThat(result.sendLag().getTotalCount()).isZero();
    }
  }

  @Test
  void anOpenLoopMUSTBeGivenUpThatFellTooFarBehind() throws IOException {
    try (var server = ScriptedServer.start((in, out) -> {
      stall();
      in.transferTo(out);
    })) {
      var conduct = Conduct.USUAL.givingUpBehind(Duration.ofMillis(10));
      var planned = Duration.ofHours(1);
      var result = run(plan(server.address(), 1).openLoop(2_000).lasting(Duration.ZERO, planned).conducted(conduct));
      assertThat(result.elapsed()).isPositive().isLessThan(planned);
      assertThat(result.isSaturated()).isTrue();
      assertThat(result.failures()).as("those that were due are waited for").isZero();
    }
  }

  private static void echoAndStallOnce(InputStream in, OutputStream out) throws Exception {
    int lines = 0;
    for (var line = line(in); line.length == LINE; line = line(in)) {
      if (++lines == 100) {
        stall();
      }
      out.write(line);
    }
  }

  /** What the server does, not what the test waits for. */
  private static void stall() throws InterruptedException {
    assertThat(new CountDownLatch(1).await(STALL_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
  }

  private static long stalled(Histogram histogram) {
    return histogram.getCountBetweenValues(CLEARLY_STALLED_NANOS, LoadResult.LONGEST_NANOS);
  }

  private static byte[] line(InputStream in) throws IOException {
    return in.readNBytes(LINE);
  }

  private static LoadResult run(LoadPlan plan) throws IOException {
    try (var generator = LoadGenerator.connect(plan)) {
      return generator.run(plan);
    }
  }

  private static LoadPlan plan(InetSocketAddress target, int connections) {
    return new LoadPlan(target, connections, LINE, Duration.ZERO, MEASURED, OptionalDouble.empty(), 7);
  }
}
