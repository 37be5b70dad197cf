package c10k.bench.harness;

import c10k.bench.process.CpuTicks;
import c10k.bench.process.MachineCpu;
import java.io.IOException;

/** Measures who else uses the machine while a trial runs. */
@FunctionalInterface
interface Bystanders {

  /** Nobody can be seen. */
  Bystanders UNSEEN = () -> () -> new Shares(0, 0);

  /** Starts to measure. */
  Watch watch() throws IOException;

  /** A measurement that is under way. */
  interface Watch {

    /** What was used since its start. */
    Shares end() throws IOException;
  }

  /**
   * Of the time of all cores.
   *
   * @param steal what the hypervisor gave to other machines
   * @param foreign what processes used that are none of ours; it can be told only after ours have ended
   */
  record Shares(double steal, double foreign) {

    /** More would shift results by more than the differences that are looked for. */
    static final double MOST = 0.05;

    boolean disturb() {
      return steal > MOST || foreign > MOST;
    }
  }

  /** By the kernel's counters, where it has them. */
  static Bystanders ofThisMachine() {
    try {
      CpuTicks.ofThisFamily();
      MachineCpu.read();
      return () -> new KernelWatch(MachineCpu.read(), CpuTicks.ofThisFamily().nanos());
    } catch (IOException e) {
      // Not Linux.
      return UNSEEN;
    }
  }

  /** What the machine did, less what this process did with all its children. */
  record KernelWatch(MachineCpu machine, long familyNanos) implements Watch {

    @Override
    public Shares end() throws IOException {
      long ours = CpuTicks.ofThisFamily().nanos() - familyNanos;
      var now = MachineCpu.read();
      long all = now.nanosSince(machine);
      double foreign = all <= 0 ? 0 : Math.max(0, (double) (now.busyNanosSince(machine) - ours) / all);
      return new Shares(now.stealShareSince(machine), foreign);
    }
  }
}
