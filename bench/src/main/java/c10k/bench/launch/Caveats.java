package c10k.bench.launch;

import c10k.bench.stats.RatioEstimate;
import c10k.bench.process.Placement;
import c10k.bench.report.ScenarioKind;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before believing the numbers. Each sentence is said only if it applies. */
record Caveats(BenchPlan plan, Placement placement, TrialLog log) {
  List<String> list(MachineWatch watch, boolean interrupted) {
    var caveats = new ArrayList<String>();
    if (plan.profile().smokeTest()) {
      caveats.add("This is a smoke test: trials are short and few. Read large differences only, and ratios rather than absolute numbers.");
    }
    if (log.roundsDone() < RatioEstimate.FEWEST_FOR_INTERVAL) {
      caveats.add("No intervals are given, because fewer than three rounds were run.");
    }
    if (log.roundsDone() < plan.rounds()) {
      caveats.add("Only " + log.roundsDone() + " of " + plan.rounds() + " rounds were completed, "
          + (interrupted ? "because the run was interrupted." : "because the time budget was used up."));
    }
    caveats.add(placement.isSplit()
        ? "One core serves: nothing here tells how a server scales over cores."
        : placement.reason() + " Their costs mix; compare with care.");
    addNoise(caveats, watch);
    addMemory(caveats);
    return List.copyOf(caveats);
  }

  private void addNoise(List<String> caveats, MachineWatch watch) {
    if (watch.wasBusyBefore()) {
      caveats.add("The machine was busy with something else before the run began.");
    }
    if (watch.wasStolenFrom()) {
      caveats.add("The hypervisor gave more than 5 % of the processor time to others during the run.");
    }
  }

  private void addMemory(List<String> caveats) {
    boolean measured = log.records().stream()
        .anyMatch(trial -> trial.scenario() == ScenarioKind.MEMORY && trial.status().hasFigures());
    if (measured && MachineFacts.content("/sys/kernel/mm/transparent_hugepage/enabled").orElse("").contains("[always]")) {
      caveats.add("Transparent huge pages are set to 'always', which makes threads look larger than they are.");
    }
  }
}
