package c10k.bench.launch;

import c10k.bench.result.Figure;
import c10k.bench.pool.Connector;
import c10k.bench.pool.PoolContestant;
import c10k.bench.pool.PoolContestants;
import c10k.bench.report.PoolColumn;
import c10k.bench.report.PoolTrialRecord;
import c10k.pool.AsyncPoolModel;
import java.util.List;
import java.util.stream.Stream;

/** What can be measured of pools. */
public enum PoolMeasure {

  /** Acquire and release of a trivial resource. */
  ACQUIRE(
      "acquire and release of a resource that is nothing",
      "One operation is an acquire with its release, all threads together, 10 resources unless told otherwise."),

  /** The same within a loop. */
  LOOP(
      "acquire and release within the pool's own loop",
      "Chains of acquire and release in one thread, the loop's. Not comparable with pools at which threads wait."),

  /** Many virtual threads at few resources. */
  VIRTUAL(
      "2,000 virtual threads at 50 resources",
      "Every holder yields once, so that all resources are held and nearly all threads wait."),

  /** Callers that come at once. */
  SPIKE(
      "50 callers at once, one use of 2 ms each; 5 resources are there, at most 50, each made in 150 ms",
      "An overtake is a pair: who called at least 200 µs later was through before the earlier one was served; 'worst' is how many "
          + "did that to one caller. 'fair-semaphore' is the control: it is strictly first come, first served, so that what is counted there is "
          + "the machine's. 'created' includes the 5 at the start."),

  /** Callers that come at once, and again. */
  CROWD(
      "50 callers, ten uses of 2 ms each, one after the other; 5 resources are there, at most 50, each made in 150 ms",
      "As the spike, but whoever is through comes again: the place for newcomers to overtake."),

  /** A pool beside a connection per query. */
  CONNECT(
      "queries to PostgreSQL on this machine by 8 threads",
      "Closed loop: every thread asks again when it has its answer. 'connect' opens a connection for each query.");

  private final String title;
  private final String explanation;

  PoolMeasure(String title, String explanation) {
    this.title = title;
    this.explanation = explanation;
  }

  String title() {
    return title;
  }

  String explanation() {
    return explanation;
  }

  List<PoolColumn> columns() {
    return switch (this) {
      case ACQUIRE -> List.of(PoolColumn.compared(PoolTrialRecord.SCORE, "operations/µs"));
      case LOOP -> List.of(PoolColumn.median(PoolTrialRecord.SCORE, "operations/µs"));
      case VIRTUAL -> List.of(
          PoolColumn.compared(PoolTrialRecord.SCORE, "operations/µs"),
          PoolColumn.median(Figure.PROCESS_CPU.key(), "CPU µs/operation"),
          PoolColumn.median(Figure.PROCESS_CORES.key(), "cores busy"));
      case SPIKE, CROWD -> List.of(
          PoolColumn.median(Figure.WAIT_P50.key(), "wait p50 µs"),
          PoolColumn.compared(Figure.WAIT_P999.key(), "p99.9 µs"),
          PoolColumn.largest(Figure.WAIT_MAX.key(), "max µs"),
          PoolColumn.median(Figure.OVERTAKES.key(), "overtakes/spike"),
          PoolColumn.largest(Figure.OVERTAKES_MOST.key(), "worst"),
          PoolColumn.compared(Figure.CREATED.key(), "created/spike"),
          PoolColumn.largest(Figure.CREATED_MOST.key(), "most"));
      case CONNECT -> List.of(
          PoolColumn.compared(PoolTrialRecord.SCORE, "queries/s"),
          PoolColumn.compared(Figure.QUERY_P50.key(), "p50 µs"),
          PoolColumn.median(Figure.QUERY_P99.key(), "p99 µs"),
          PoolColumn.median(Figure.QUERY_P999.key(), "p99.9 µs"));
    };
  }

  /** Everybody who can take part. */
  public List<String> labels() {
    return switch (this) {
      case ACQUIRE -> without(PoolContestants.FAIR_SEMAPHORE);
      case LOOP -> AsyncPoolModel.all().stream().map(AsyncPoolModel::name).toList();
      case VIRTUAL -> without(PoolContestants.NONE, PoolContestants.FAIR_SEMAPHORE);
      case SPIKE, CROWD -> without(PoolContestants.STORMPOT_WITHOUT_EXPIRY);
      case CONNECT -> Connector.labels();
    };
  }

  private static List<String> without(String... absent) {
    return PoolContestants.all().stream()
        .map(PoolContestant::label)
        .filter(label -> Stream.of(absent).noneMatch(label::equals))
        .toList();
  }
}
