package c10k.bench.harness;

import c10k.bench.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before believing the numbers. Each sentence is said only if it applies. */
record Caveats(Plan plan, TrialLog log) {

  List<String> list(boolean busyBefore, boolean interrupted) {
    var caveats = new ArrayList<String>();
    if (plan.profile() == Profile.QUICK) {
      caveats.add("This is a smoke test: trials are short and few. Read large differences only, and ratios rather than absolute numbers.");
    }
    addRounds(caveats, interrupted);
    caveats.add(plan.placement().isSplit()
        ? "One core serves: nothing here tells how a server scales over cores."
        : plan.placement().reason() + " Their costs mix; compare with care.");
    if (busyBefore) {
      caveats.add("The machine was busy with something else before the run began.");
    }
    int disturbed = log.disturbedBlocks();
    if (disturbed > 0) {
      caveats.add((disturbed == 1 ? "One comparison was" : disturbed + " comparisons were") 
          + " disturbed by other users of the machine" + (plan.repeats() ? " to the last repetition that there was time for, which counts." : ", and not repeated."));
    }
    if (hugePagesAreForced() && log.records().stream().anyMatch(trial -> trial.figures().keySet().stream().anyMatch(key -> key.startsWith("memory.")))) {
      caveats.add("Transparent huge pages are set to 'always', which makes threads look larger than they are.");
    }
    return List.copyOf(caveats);
  }

  private void addRounds(List<String> caveats, boolean interrupted) {
    int fewest = plan.scenarios().stream().mapToInt(log::roundsDone).min().orElse(0);
    if (fewest < RatioEstimate.FEWEST_FOR_INTERVAL) {
      caveats.add("Where fewer than three rounds were run, no intervals are given.");
    }
    if (plan.scenarios().stream().anyMatch(planned -> log.roundsDone(planned) < planned.rounds())) {
      caveats.add("Not all planned rounds were completed, "
          + (interrupted ? "because the run was interrupted." : "because the time budget was used up."));
    }
  }

  private static boolean hugePagesAreForced() {
    return MachineFacts.content("/sys/kernel/mm/transparent_hugepage/enabled").orElse("").contains("[always]");
  }
}
