package c10k.bench.jmh;

import c10k.bench.result.Figure;
import c10k.bench.process.CpuReading;
import c10k.bench.process.MachineCpu;
import c10k.bench.process.ServerProcess;
import java.io.IOException;

/** Reads what both processes cost at the start of a measurement, and tells the difference at its end. */
final class CostMeter {
  private static final double NANOS_PER_MICRO = 1_000;

  private final ServerProcess server;
  private final long allocatedBytes;
  private final CpuReading serverCpu;
  private final CpuReading loaderCpu;
  private final MachineCpu machine;

  /** Starts; the kernel's counters come last, so that asking the server is not counted. */
  CostMeter(ServerProcess server) throws IOException, InterruptedException {
    this.server = server;
    this.allocatedBytes = server.allocatedBytes();
    this.machine = MachineCpu.read();
    this.loaderCpu = CpuReading.of(ProcessHandle.current().pid());
    this.serverCpu = CpuReading.of(server.pid());
  }

  /** Reports the cost since the start, per message, in a launch with one case. */
  void report(long messages) throws IOException, InterruptedException {
    report("", messages);
  }

  /** Reports the cost since the start, per message. */
  void report(String caseName, long messages) throws IOException, InterruptedException {
    var cost = CpuReading.of(server.pid()).since(serverCpu);
    var loader = CpuReading.of(ProcessHandle.current().pid()).since(loaderCpu);
    put(caseName, Figure.SERVER_CPU, (cost.userNanos() + cost.systemNanos()) / NANOS_PER_MICRO, messages);
    put(caseName, Figure.SERVER_CPU_USER, cost.userNanos() / NANOS_PER_MICRO, messages);
    put(caseName, Figure.SERVER_CPU_SYSTEM, cost.systemNanos() / NANOS_PER_MICRO, messages);
    count(caseName, Figure.SERVER_WAITS, cost.voluntarySwitches(), messages);
    count(caseName, Figure.SERVER_PREEMPTIONS, cost.involuntarySwitches(), messages);
    put(caseName, Figure.LOADER_CPU_SYSTEM, loader.systemNanos() / NANOS_PER_MICRO, messages);
    TrialFigures.put(caseName, Figure.STEAL, MachineCpu.read().stealShareSince(machine));
    count(caseName, Figure.SERVER_ALLOCATED, server.allocatedBytes() - allocatedBytes, messages);
  }

  private static void count(String caseName, Figure figure, long total, long messages) {
    put(caseName, figure, (double) total, messages);
  }

  private static void put(String caseName, Figure figure, double total, long messages) {
    if (messages > 0) {
      TrialFigures.put(caseName, figure, total / messages);
    }
  }
}
