package c10k.bench.scenario;

import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Turnout;
import c10k.server.ConcurrencyModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long closed loops run, and who runs them: the same in HTTP and WebSocket. */
final class ClosedLoopTimes {

  /** Label of the model that others are compared with. */
  static final String REFERENCE = "event-loop";

  private static final Duration AROUND = Duration.ofMillis(2_500);

  private ClosedLoopTimes() {}

  private static JmhExecution.Iterations iterations(Profile profile) {
    return new JmhExecution.Iterations(
        1, profile.pick(Duration.ofMillis(1_500), Duration.ofSeconds(4)), profile.pick(Duration.ofSeconds(2), Duration.ofSeconds(5)));
  }

  static JmhExecution execution(Class<?> benchmark, Profile profile) {
    return new JmhExecution(benchmark, "", "model", JmhExecution.Place.LOAD, Optional.of(iterations(profile)));
  }

  /** Of a launch, with starting and ending both processes. */
  static Duration expected(Profile profile) {
    var times = iterations(profile);
    return AROUND.plus(times.warmup()).plus(times.measured());
  }

  /** All models, then peers. */
  static Turnout turnout(int rounds, List<String> peers) {
    return new Turnout(rounds, Stream.concat(ConcurrencyModel.all().stream().map(ConcurrencyModel::name), peers.stream()).toList());
  }
}
