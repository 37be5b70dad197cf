package c10k.bench.scale;

import c10k.bench.harness.Interruption;
import c10k.bench.harness.MachineFacts;
import c10k.bench.process.MachineLoad;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Runs a scenario from the first check to the result. Confined to one thread. */
public final class ScaleLauncher {
  private static final double MILLIS_PER_SECOND = 1_000;

  private final ScalePlan plan;
  private final PrintWriter out;

  public ScaleLauncher(ScalePlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
  }

  /**
   * Runs it, writes the result, and prints its table.
   *
   * @return whether every server that this machine allows held all its WebSockets
   * @throws IOException if this machine does not allow it at all, saying why
   */
  public boolean run() throws IOException, InterruptedException {
    double loadAverage = MachineLoad.average();
    var facts = MachineFacts.read();
    try (var interruption = Interruption.watch()) {
      var run = plan.scenario() == ScaleScenario.WEBSOCKET_10K ? new ModelsRun(plan, out) : new CrowdRun(plan, out);
      var results = run.results(interruption);
      if (interruption.isSet()) {
        out.println("Interrupted: everything that was started has been ended, and there is no result.");
        return false;
      }
      var report = new ScaleReport(
          ScaleReport.VERSION,
          Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
          plan.scenario().text(),
          plan.connections(),
          plan.hold().toMillis() / MILLIS_PER_SECOND,
          loadAverage,
          facts,
          run.serverFlags(),
          results,
          plan.repeatCommand());
      conclude(report);
      return results.stream().allMatch(result -> result.status().hasFigures() || run.isExcused(result));
    } finally {
      out.flush();
    }
  }

  private void conclude(ScaleReport report) throws IOException {
    var file = report.write(plan.out());
    out.println();
    out.print(report.asText());
    out.println("to all: from the call of the one that broadcasts to the arrival at each of the others. Bytes are per connection; sockets of both ends.");
    out.println();
    out.println("Repeat with: " + plan.repeatCommand());
    out.println("Result: " + file);
  }

  /** A way to run. */
  interface Run {
    /** Stops early when interrupted; what it started has ended when this returns. */
    List<ScaleResult> results(Interruption interruption) throws IOException, InterruptedException;

    List<String> serverFlags();

    /** Whether a result without figures is no failure. */
    boolean isExcused(ScaleResult result);
  }
}
