package c10k.bench.scenario;

import c10k.bench.claim.HandOver;
import c10k.bench.claim.Idle;
import c10k.bench.harness.DerivedExecution;
import c10k.bench.harness.Earlier;
import c10k.bench.harness.JmhExecution.Place;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.Turnout;
import c10k.bench.jmh.ClaimIdle;
import c10k.bench.jmh.ClaimSwitch;
import c10k.bench.jmh.IdleMemory;
import c10k.bench.process.Placement;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Claim;
import c10k.bench.result.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Claims about what the machine does: switching, threads, processes, memory. */
final class MachineClaims {
  private static final Path PROC = Path.of("/proc/self/smaps_rollup");
  private static final double KILO = 1_000;
  private static final double MEGA = 1_000_000;
  private static final double GIGA = 1_000_000_000;

  private static final String IDLE = "claim-idle";
  private static final String IDLE_CASE = "waiting";
  private static final String MEMORY = "memory";
  private static final int CONNECTIONS = 10_000;
  private static final String PROCESS_EACH = "process-per-connection";
  private static final String THREAD_EACH = "thread-per-connection";
  private static final List<String> FEW_THREADS = List.of("thread-pool", "virtual-threads", "event-loop");

  private MachineClaims() {}

  static Scenario switches() {
    var claim = new Claim("1–10 µs per context switch", Figure.SWITCH, 1, 10);
    var claims = ClaimScenarios.about(claim, List.of(HandOver.PARKED_THREADS.label(), HandOver.PIPED_THREADS.label()));
    var descriptions = new LinkedHashMap<String, String>();
    List.of(HandOver.values()).forEach(way -> descriptions.put(way.label(), way.description()));
    return new Scenario(
        "CL1",
        "claim-switch",
        ClaimScenarios.GROUPS,
        "Context switch",
        "What does it cost that another thread goes on?",
        "Two threads on one core hand over to each other some hundred thousand times, so that one of them always waits. The kernel's own count of switches "
            + "shows that threads of the system were switched: about once per hand-over, or not at all. Some are waits; the others happen because who wakes "
            + "a thread on the same core may be taken off it at once. What a switch costs later, as caches have to be filled again, is not in it.",
        "switch",
        HandOver.PARKED_THREADS.label(),
        new ClaimRoster(descriptions, MachineClaims::noSwitches),
        ClaimScenarios.shot(ClaimSwitch.class, Place.LOAD),
        List.of(Figure.SWITCH, Figure.SWITCH_KERNEL, Figure.SWITCH_WAITS),
        List.of(ClaimScenarios.launch("one-core", "on one core", claims, Map.of(), Duration.ofSeconds(4))),
        Turnout.NONE,
        new Turnout(1, HandOver.labels()));
  }

  private static Optional<String> noSwitches(String label) {
    if (!Files.isReadable(PROC)) {
      return Optional.of("this system tells no counts of switches: there is no /proc");
    }
    return Placement.detect().isSplit() || Runtime.getRuntime().availableProcessors() == 1
        ? Optional.empty()
        : Optional.of("threads cannot be kept on one core: there is no taskset (package util-linux)");
  }

  static Scenario idle() {
    var claims = ClaimScenarios.together(List.of(
        new Claim("1–2 MB per thread", Figure.COST_EACH, MEGA, 2 * MEGA).paramsFor(Idle.PLATFORM_THREAD.label()),
        new Claim("2–8 MB per process", Figure.COST_EACH, 2 * MEGA, 8 * MEGA).paramsFor(Idle.SMALL_PROCESS.label()),
        new Claim("2–8 KB, like a goroutine", Figure.COST_EACH, 2 * KILO, 8 * KILO).paramsFor(Idle.VIRTUAL_THREAD.label())));
    var descriptions = new LinkedHashMap<String, String>();
    List.of(Idle.values()).forEach(kind -> descriptions.put(kind.label(), kind.description()));
    return new Scenario(
        "CL2",
        IDLE,
        ClaimScenarios.GROUPS,
        "A thread, a process",
        "What does one cost that does nothing but wait?",
        "Slopes over three numbers of them: up to 1,100 threads, 200,000 virtual threads, 25 processes, 4 JVMs. The cost of a thread or a process is what is "
            + "resident for it alone (pages shared with others are shown apart), and the kernel's stacks and page tables, which for a process include those of "
            + "the thread by which its parent waits for it; for a virtual thread it is live heap after garbage collection. Reserved address space is not "
            + "memory. A stack that was deeply used once stays resident, so a thread with work behind it costs more. A life is start, nothing, end; threads "
            + "live a hundred at a time, processes one after the other.",
        "thread",
        Idle.PLATFORM_THREAD.label(),
        new ClaimRoster(descriptions, MachineClaims::noIdling),
        ClaimScenarios.shot(ClaimIdle.class, Place.ALONE),
        List.of(
            Figure.COST_EACH, Figure.RESIDENT_EACH, Figure.KERNEL_EACH, Figure.SHARED_EACH, Figure.RESERVED_EACH, Figure.HEAP_EACH, Figure.LIFE_EACH),
        List.of(ClaimScenarios.launch(IDLE_CASE, "waiting for nothing", claims, Map.of(), Duration.ofSeconds(6))),
        Turnout.NONE,
        new Turnout(1, Idle.labels()));
  }

  private static Optional<String> noIdling(String label) {
    return Files.isReadable(PROC) ? Idle.labelled(label).refusal() : Optional.of("this system tells no memory of processes: there is no /proc");
  }

  static Scenario tenThousand() {
    var claims = ClaimScenarios.together(List.of(
        ClaimScenarios.about(new Claim("20 GB for 10,000 connections", Figure.TOTAL_10K, 20 * GIGA, 20 * GIGA), List.of(PROCESS_EACH, THREAD_EACH)),
        ClaimScenarios.about(new Claim("400–500 MB for 10,000 connections", Figure.TOTAL_10K, 400 * MEGA, 500 * MEGA), FEW_THREADS)));
    var descriptions = new LinkedHashMap<String, String>();
    descriptions.put(PROCESS_EACH, "extrapolated from idle processes of a small program, as nobody serves like this here");
    descriptions.put(THREAD_EACH, "a platform thread for each connection");
    descriptions.put(FEW_THREADS.get(0), "a poller and a fixed number of workers");
    descriptions.put(FEW_THREADS.get(1), "a virtual thread for each connection");
    descriptions.put(FEW_THREADS.get(2), "one thread for all connections");
    var only = new CaseRecord("idle", "10,000 idle connections", claims);
    return new Scenario(
        "CL3",
        "claim-10000",
        ClaimScenarios.GROUPS,
        "10,000 connections",
        "How much memory do 10,000 connections take?",
        "Calculated: ten thousand times what one more idle connection takes, by the scenario '" + MEMORY + "', as memory of the process and as kernel "
            + "memory of its threads. Socket buffers are left out; they are the same for all. For a process per connection it is ten thousand times the cost "
            + "of an idle process, by the scenario '" + IDLE + "': an extrapolation.",
        "connection",
        THREAD_EACH,
        new ClaimRoster(descriptions, label -> Optional.empty()),
        new DerivedExecution(),
        List.of(Figure.TOTAL_10K),
        List.of(new Launch(
            only.name(),
            List.of(only),
            DerivedExecution.parameters(
                "the scenarios '" + MEMORY + "' and '" + IDLE + "'", Map.of(Figure.TOTAL_10K, MachineClaims::totalOfTenThousand)),
            Duration.ofMillis(1))),
        Turnout.NONE,
        new Turnout(1, List.copyOf(descriptions.keySet())));
  }

  private static OptionalDouble totalOfTenThousand(String contestant, Earlier earlier) {
    var each = contestant.equals(PROCESS_EACH)
        ? earlier.figure(IDLE, IDLE_CASE, Idle.SMALL_PROCESS.label(), Figure.COST_EACH)
        : DerivedExecution.sum(
            earlier.figure(MEMORY, IdleMemory.CASE, contestant, Figure.USER_PER_CONNECTION),
            earlier.figure(MEMORY, IdleMemory.CASE, contestant, Figure.KERNEL_THREADS_PER_CONNECTION));
    return each.isPresent() ? OptionalDouble.of(CONNECTIONS * each.getAsDouble()) : each;
  }
}
