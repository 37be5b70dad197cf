package c10k.bench.scale;

import c10k.bench.contestant.Contestants;
import c10k.bench.doctor.HostFiles;
import c10k.bench.doctor.Readiness;
import c10k.bench.harness.Interruption;
import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.process.Service;
import c10k.bench.result.TrialStatus;
import c10k.server.ConcurrencyModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The models, one after the other. Confined to one thread. */
final class ModelsRun implements ScaleLauncher.Run {

  /** Of one model, without opening. */
  private static final Duration USUAL = Duration.ofSeconds(12);

  private static final int USUALLY_OPENED_PER_SECOND = 2_000;

  private final ScalePlan plan;
  private final PrintWriter out;
  private final Placement placement = Placement.detect();

  ModelsRun(ScalePlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
  }

  @Override
  public List<String> serverFlags() {
    return JvmFlags.memory(placement);
  }

  @Override
  public List<ScaleResult> results(Interruption interruption) throws IOException, InterruptedException {
    placement.pinThisProcessAsLoad();
    out.println("Opening %,d WebSockets to each of %d servers in turn. %s".formatted(plan.connections(), plan.models().size(), placement.reason()));
    out.println("Flags of the servers: " + String.join(" ", serverFlags()));
    var log = new ScaleLog(out, estimate().multipliedBy(plan.models().size()));
    var results = new ArrayList<ScaleResult>();
    for (var model : ConcurrencyModel.all()) {
      if (plan.models().contains(model.name()) && !interruption.isSet()) {
        var result = result(model, log);
        results.add(result);
        log.say("  " + model.name() + ": " + (result.reason().isEmpty() ? "held them all" : result.status().words() + ", " + result.reason()));
        log.expect(estimate().multipliedBy(plan.models().size() - results.size()));
      }
    }
    return results;
  }

  private Duration estimate() {
    return USUAL.plus(plan.hold()).plusSeconds(2L * plan.connections() / USUALLY_OPENED_PER_SECOND);
  }

  private ScaleResult result(ConcurrencyModel model, ScaleLog log) throws InterruptedException {
    var obstacle = Readiness.obstacle(HostFiles.ofThisMachine(), model, plan.connections());
    if (obstacle.isPresent()) {
      return ScaleResult.failed(model.name(), TrialStatus.DNF, obstacle.get());
    }
    try {
      return new ModelScale(plan, placement, log).run(contestant(model));
    } catch (IOException e) {
      return ScaleResult.failed(model.name(), TrialStatus.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static Contestant contestant(ConcurrencyModel model) {
    return Contestants.labelled(Service.WEBSOCKET, model.name());
  }

  /** Where the machine is too small, no server is to blame. */
  @Override
  public boolean isExcused(ScaleResult result) {
    return result.status() == TrialStatus.DNF;
  }
}
