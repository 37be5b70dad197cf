package c10k.bench.launch;

import c10k.bench.jmh.FiguresProfiler;
import c10k.bench.jmh.PoolAcquireRelease;
import c10k.bench.jmh.PoolLoopAcquireRelease;
import c10k.bench.jmh.PoolManyVirtualThreads;
import c10k.bench.jmh.PoolSpike;
import c10k.bench.jmh.PoolVersusConnect;
import c10k.bench.pool.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Runs a trial of a pool as a JMH run of its own with one fork: JMH by itself would not interleave. */
record PoolJmhTrial(PoolPlan plan, Optional<String> postgresUrl) {
  private static final int CROWD_TURNS = 10;

  /**
   * Runs it.
   *
   * @throws IOException saying why there is no result
   */
  RunResult run(PoolTrial trial) throws IOException {
    return JmhFork.run(options(trial));
  }

  private ChainedOptionsBuilder options(PoolTrial trial) {
    var scenario = trial.scenario();
    var options = JmhFork.of(benchmark(scenario.measure()), "", flags()).param("pool", trial.label()).addProfiler(FiguresProfiler.class);
    return switch (scenario.measure()) {
      case ACQUIRE -> timed(options).param("size", Integer.toString(plan.size())).threads(scenario.threads());
      case LOOP -> timed(options)
          .param("size", Integer.toString(plan.size()))
          .param("chains", Integer.toString(scenario.threads()));
      case VIRTUAL, CONNECT -> timed(options);
      case SPIKE -> options.param("spikes", Integer.toString(plan.spikes(scenario.measure())));
      case CROWD -> options
          .param("spikes", Integer.toString(plan.spikes(scenario.measure())))
          .param("turns", Integer.toString(CROWD_TURNS));
    };
  }

  private static Class<?> benchmark(PoolMeasure measure) {
    return switch (measure) {
      case ACQUIRE -> PoolAcquireRelease.class;
      case LOOP -> PoolLoopAcquireRelease.class;
      case VIRTUAL -> PoolManyVirtualThreads.class;
      case SPIKE, CROWD -> PoolSpike.class;
      case CONNECT -> PoolVersusConnect.class;
    };
  }

  private ChainedOptionsBuilder timed(ChainedOptionsBuilder options) {
    return JmhFork.timed(options, plan.time());
  }

  private List<String> flags() {
    return postgresUrl.map(url -> "-D" + PostgresServer.URL_PROPERTY + "=" + url).stream().toList();
  }
}
