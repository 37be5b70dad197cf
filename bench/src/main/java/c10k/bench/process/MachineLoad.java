package c10k.bench.process;

import java.lang.management.ManagementFactory;

/** How busy the machine is. */
public final class MachineLoad {

  private MachineLoad() {}

  /** The load average over the last minute; negative where the system has none. */
  public static double average() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
