package c10k.bench.scenario;

import c10k.bench.contestant.Label;
import c10k.bench.harness.Execution;
import c10k.bench.harness.JmhExecution;
import c10k.bench.jmh.LoopOverhead;
import c10k.bench.loop.LoopMeasure;
import c10k.bench.loop.LoopUnderTest;
import c10k.bench.loop.NodeLoop;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loops on the JVM by JMH, Node's by a program of its own that does the same: so long without counting, then so long with it. */
record LoopExecution(JmhExecution.Iterations times) implements Execution {

  /** Name of the parameter that takes a {@link LoopMeasure}. */
  static final String MEASURE = "measure";

  private static final String LOOP = "loop";

  @Override
  public List<JmhExecution> benchmarks() {
    return List.of(jmh(LoopMeasure.MILLION), jmh(LoopMeasure.TIMER));
  }

  private JmhExecution jmh(LoopMeasure measure) {
    return JmhExecution.repeated(LoopOverhead.class, measure == LoopMeasure.MILLION ? "millionTimers" : "callbacks", LOOP, times);
  }

  @Override
  public Outcome run(Task task) throws IOException, InterruptedException {
    var measure = LoopMeasure.named(task.parameters().getOrDefault(MEASURE, ""));
    if (!Label.withoutAgain(task.contestant()).equals(LoopUnderTest.NODE)) {
      return jmh(measure).run(task);
    }
    double score = NodeLoop.run(measure, times.warmup().multipliedBy(times.warmups()), times.measured());
    var only = task.launch().cases().getFirst().name();
    return new Outcome(Map.of(only, Map.of(Figure.SCORE.key(), score)), Map.of(), Optional.empty());
  }
}
