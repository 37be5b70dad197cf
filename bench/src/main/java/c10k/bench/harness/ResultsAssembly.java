package c10k.bench.harness;

import c10k.bench.process.JvmFlags;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Findings;
import c10k.bench.result.Results;
import c10k.bench.result.RunRecord;
import c10k.bench.result.ScenarioRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what a run brought. */
record ResultsAssembly(Plan plan, TrialLog log, Refusals refusals) {

  /**
   * All of it.
   *
   * @param generatedAt ISO 8601, UTC
   * @param seconds that the run took
   */
  Results of(String generatedAt, Map<String, String> environment, double seconds, boolean busyBefore, boolean interrupted) {
    var measured = new Results(
        Results.VERSION,
        generatedAt,
        run(seconds, interrupted),
        environment,
        plan.scenarios().stream().map(this::scenario).toList(),
        contestants(),
        log.records(),
        List.of(),
        new Caveats(plan, log).list(busyBefore, interrupted));
    return measured.withFindings(Findings.of(measured));
  }

  private RunRecord run(double seconds, boolean interrupted) {
    return new RunRecord(
        plan.profile().text(),
        plan.profile() == Profile.QUICK,
        plan.seed(),
        plan.placement().reason(),
        JvmFlags.timed(plan.placement()),
        JvmFlags.memory(plan.placement()),
        JvmFlags.timed(plan.placement()),
        plan.repeatCommand(),
        seconds,
        Math.max(0, seconds - log.measuredSeconds()),
        log.repeatedBlocks(),
        interrupted);
  }

  private ScenarioRecord scenario(PlannedScenario planned) {
    var scenario = planned.scenario();
    return new ScenarioRecord(
        scenario.id(),
        scenario.name(),
        scenario.title(),
        scenario.question(),
        scenario.method(),
        scenario.unit(),
        planned.reference(),
        scenario.figures().stream().map(figure -> figure.key()).toList(),
        scenario.launches().stream().flatMap(launch -> launch.cases().stream()).toList(),
        planned.rounds(),
        log.roundsDone(planned));
  }

  private List<ContestantRecord> contestants() {
    var rosters = new LinkedHashMap<String, Roster>();
    var controls = new LinkedHashMap<String, String>();
    for (var planned : plan.scenarios()) {
      planned.labels().forEach(label -> rosters.putIfAbsent(label, planned.scenario().roster()));
      if (planned.control()) {
        controls.put(planned.controlLabel(), planned.reference());
      }
    }
    var contestants = new ArrayList<ContestantRecord>();
    // Peers come last, whichever scenario they are of.
    for (boolean peers : new boolean[] {false, true}) {
      rosters.forEach((label, roster) -> {
        if (roster.isPeer(label) == peers) {
          contestants.add(new ContestantRecord(label, roster.description(label), peers, false, refusals.of(label)));
        }
      });
    }
    controls.forEach((label, reference) -> contestants.add(
        new ContestantRecord(label, reference + " once more: how far equals differ", false, true, refusals.of(label))));
    return contestants;
  }
}
