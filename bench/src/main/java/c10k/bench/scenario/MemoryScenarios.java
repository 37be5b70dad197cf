package c10k.bench.scenario;

import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Roster;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.ServerRoster;
import c10k.bench.jmh.IdleMemory;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.HugePages;
import c10k.bench.process.Service;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an idle connection takes of the memory. */
final class MemoryScenarios {
  private static final String QUICK_COUNTS = "0/500/2000";
  private static final String FULL_COUNTS = "0/1000/2500/5000/10000";
  private static final List<String> PEERS = List.of("c-epoll", "netty-epoll", "node");

  private MemoryScenarios() {}

  static List<Scenario> of(Profile profile) {
    var counts = profile.pick(QUICK_COUNTS, FULL_COUNTS);
    var params = Map.of("counts", counts);
    var words = "0 to %s idle connections".formatted(profile.pick("2,000", "10,000"));
    return List.of(new Scenario(
        "BM3",
        "memory",
        List.of(),
        "Memory of a connection",
        "How many bytes does one more idle connection take?",
        "The memory of the server and of the kernel is read with " + counts.replace("/", ", ") + " connections, each of which echoes a line before and after. "
            + "Bytes per connection are the slope of the straight line through these points, so what a server takes without connections is no part of them. "
            + "Heap is what is alive after two collections; native is all else of the process, stacks of threads included. Of the kernel, its part of threads "
            + "and the sockets of both ends count: they are on this machine.",
        "connection",
        ClosedLoopTimes.REFERENCE,
        new WithoutHugePages(new ServerRoster(Service.ECHO, CorrectnessGate::check)),
        JmhExecution.shot(IdleMemory.class, "model"),
        List.of(
            Figure.USER_PER_CONNECTION,
            Figure.KERNEL_PER_CONNECTION,
            Figure.HEAP_PER_CONNECTION,
            Figure.DIRECT_PER_CONNECTION,
            Figure.NATIVE_PER_CONNECTION,
            Figure.KERNEL_THREADS_PER_CONNECTION,
            Figure.KERNEL_SOCKETS_PER_CONNECTION,
            Figure.THREADS_PER_CONNECTION,
            Figure.RESIDENT_FIXED),
        List.of(Launch.of(new CaseRecord(IdleMemory.CASE, words, params), Duration.ofSeconds(profile.pick(5, 6)))),
        ClosedLoopTimes.turnout(1, List.of()),
        ClosedLoopTimes.turnout(3, PEERS)));
  }

  /** Nobody takes part where the setting of huge pages would spoil the numbers of all. */
  private record WithoutHugePages(Roster roster) implements Roster {

    @Override
    public String description(String label) {
      return roster.description(label);
    }

    @Override
    public boolean isPeer(String label) {
      return roster.isPeer(label);
    }

    @Override
    public Optional<String> refusal(String label) throws IOException, InterruptedException {
      var objection = HugePages.objection();
      return objection.isPresent() ? objection : roster.refusal(label);
    }
  }
}
