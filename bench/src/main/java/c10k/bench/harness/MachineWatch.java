package c10k.bench.harness;

import c10k.bench.process.MachineCpu;
import c10k.bench.process.MachineLoad;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** How much else went on on the machine, from the start of a run to its end. */
final class MachineWatch {
  private static final double MOST_LOAD_BEFORE = 0.5;
  private static final int PERCENT = 100;

  private final MachineCpu start;
  private final double loadBefore;

  private MachineWatch(MachineCpu start, double loadBefore) {
    this.start = start;
    this.loadBefore = loadBefore;
  }

  static MachineWatch start() throws IOException {
    return new MachineWatch(MachineCpu.read(), MachineLoad.average());
  }

  /** Adds what it saw to what is known of the machine. */
  void end(Map<String, String> facts) throws IOException {
    facts.put("Load average before, after", String.format(Locale.ROOT, "%.2f, %.2f", loadBefore, MachineLoad.average()));
    facts.put("Stolen by the hypervisor", String.format(Locale.ROOT, "%.2f %%", PERCENT * MachineCpu.read().stealShareSince(start)));
    MachineFacts.content("/proc/pressure/cpu")
        .ifPresent(pressure -> facts.put("CPU pressure at the end", pressure.lines().findFirst().orElse("")));
  }

  boolean wasBusyBefore() {
    return loadBefore > MOST_LOAD_BEFORE;
  }
}
