package c10k.bench.jmh;

import c10k.bench.load.KneeRun.Attempt;
import c10k.bench.load.KneeRun;
import c10k.bench.load.KneeSettings;
import c10k.bench.process.Service;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The highest rate that a server answers in time, the most that it answers at all, and how it does well below its knee. */
public class EchoKnee extends EchoTrial {

  /** The case of the search. */
  public static final String CASE = "knee";

  /** The case of a rate below the knee. */
  public static final String OWN_70 = "own-70";

  private static final double OWN_SHARE = 0.7;
  private static final Duration RAMP = Duration.ofMillis(200);

  private static final double P99 = 99;
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

  /** The measured time below the knee. */
  @Param("1500")
  public int measureMillis;

  /** Echo alone costs a server no more than the load, whose knee it would be. */
  @Override
  Service service() {
    return Service.BRIEF_COMPUTING;
  }

  /** Searches. */
  @Benchmark
  public double knee() throws IOException, InterruptedException {
    var found = new KneeRun(this::load, plan(), KneeSettings.USUAL, EchoKnee::ignore).search();
    steps(found.attempts());
    TrialFigures.put(CASE, Figure.FAILURES, (double) found.errors());
    TrialFigures.put(CASE, Figure.THROUGHPUT, found.highest());
    // A rate that failed while the generator was at its limit may have failed because of it.
    TrialFigures.put(CASE, Figure.LOADER_CPU, found.attempts().stream().mapToDouble(one -> one.result().loaderCpuShare()).max().orElse(0));
    if (found.knee().isEmpty()) {
      throw new IOException("no rate was answered in time, not even " + Math.round(found.attempts().getLast().offered()) + " messages per second");
    }
    atKnee(found);
    double knee = found.knee().getAsDouble();
    measure(OWN_70, plan().lasting(RAMP, Duration.ofMillis(measureMillis)).openLoop(OWN_SHARE * knee));
    return knee;
  }

  private static void atKnee(KneeRun.Found found) {
    var attempt = found.atKnee();
    TrialFigures.put(CASE, Figure.KNEE, attempt.offered());
    TrialFigures.put(CASE, Figure.RESPONSE_P50, attempt.p50Micros());
    TrialFigures.put(CASE, Figure.RESPONSE_P99, attempt.p99Micros());
    TrialFigures.put(CASE, Figure.SEND_LAG_P99, attempt.result().sendLag().getValueAtPercentile(P99) / NANOS_PER_MICRO);
    TrialFigures.put(CASE, Figure.ACHIEVED, attempt.result().achievedShare());
  }

  private void steps(List<Attempt> attempts) throws IOException {
    column("offered", attempts, Attempt::offered);
    column("achieved", attempts, Attempt::achieved);
    column("p50", attempts, Attempt::p50Micros);
    column("p99", attempts, Attempt::p99Micros);
    column("inTime", attempts, attempt -> attempt.inTime() ? 1 : 0);
    column("clientBound", attempts, attempt -> attempt.clientBound() ? 1 : 0);
    column("loaderCpu", attempts, attempt -> attempt.result().loaderCpuShare());
  }

  private void column(String name, List<Attempt> attempts, ToDoubleFunction<Attempt> value) throws IOException {
    files().series(CASE, name, attempts.stream().map(value::applyAsDouble).toList());
  }

  private static void ignore(Attempt attempt) {}
}
