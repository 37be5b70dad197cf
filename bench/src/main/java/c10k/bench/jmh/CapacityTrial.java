package c10k.bench.jmh;

import c10k.bench.result.Figure;
import c10k.bench.load.ClosedLoad;
import java.io.IOException;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What benchmarks of a closed loop have in common: one server, one load on it, and per iteration the cost of what the load brought. Confined to the benchmark's
 * thread.
 */
final class CapacityTrial {
  private final ServerUnderTest server;
  private final ClosedLoad load;
  private CostMeter cost;
  private LoadMeter meter;
  private long answers;

  CapacityTrial(ServerUnderTest server, ClosedLoad load) throws IOException, InterruptedException {
    this.server = server;
    this.load = load;
    this.cost = new CostMeter(server.process());
    this.meter = new LoadMeter();
  }

  /** Before an iteration: lets the compilers rest before what is measured, and starts to count. */
  void begin(IterationParams iteration) throws IOException, InterruptedException {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      TrialFigures.count(Figure.SETTLE_MILLIS, CompilerRest.await(server.process()));
    }
    answers = 0;
    cost = new CostMeter(server.process());
    meter = new LoadMeter();
  }

  /** Brings so many answers, and leaves what is under way to the next call. */
  long bring(int count) throws IOException {
    load.bring(count);
    answers += count;
    return answers;
  }

  /** After an iteration: tells what the answers cost. */
  void report() throws IOException, InterruptedException {
    meter.report(answers);
    cost.report(answers);
    TrialFigures.print();
  }

  /** Ends the load, then the server. */
  void stop() {
    load.close();
    server.close();
  }
}
