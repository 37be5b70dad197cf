package c10k.bench.compare;

import c10k.bench.result.Results;
import c10k.bench.result.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How two runs differ beside their figures. */
record RunDifferences(List<String> obstacles, List<String> remarks) {

  /** Names of facts that make times of two runs incomparable, even as ratios: how far models differ depends on them. */
  private static final Set<String> OF_THE_MACHINE = Set.of("Processor", "Cores", "Hyper-threading", "Virtual machine");

  /** Names of facts that should differ. */
  private static final Set<String> EXPECTED = Set.of("Commit", "Load average before, after", "Stolen by the hypervisor", "CPU pressure at the end");

  static RunDifferences of(Results base, Results head) {
    var differences = new RunDifferences(new ArrayList<>(), new ArrayList<>());
    differences.addMachines(base, head);
    differences.addRuns(base.run(), head.run());
    return differences;
  }

  private void addMachines(Results base, Results head) {
    var names = new LinkedHashSet<>(base.environment().keySet());
    names.addAll(head.environment().keySet());
    names.removeAll(EXPECTED);
    for (var name : names) {
      var before = base.environment().getOrDefault(name, "not known");
      var after = head.environment().getOrDefault(name, "not known");
      add(OF_THE_MACHINE.contains(name) ? obstacles : remarks, name, before, after);
    }
  }

  private void addRuns(RunRecord base, RunRecord head) {
    add(obstacles, "Placement", base.placement(), head.placement());
    add(obstacles, "Server flags", String.join(" ", base.serverFlags()), String.join(" ", head.serverFlags()));
    add(obstacles, "Load flags", String.join(" ", base.loadFlags()), String.join(" ", head.loadFlags()));
    add(obstacles, "Profile", base.profile(), head.profile());
    add(remarks, "Memory flags", String.join(" ", base.memoryFlags()), String.join(" ", head.memoryFlags()));
    addTrouble("base", base);
    addTrouble("head", head);
  }

  private static void add(List<String> differences, String name, String before, String after) {
    if (!before.equals(after)) {
      differences.add(name + " differs: " + before + " | " + after + ".");
    }
  }

  private void addTrouble(String side, RunRecord run) {
    if (run.smokeTest()) {
      remarks.add("The " + side + " is a smoke test: its rounds are too few to judge times.");
    }
    if (run.interrupted()) {
      remarks.add("The " + side + " was ended early.");
    }
  }
}
