package c10k.bench.result;

import static c10k.bench.result.Figure.Kind.STEADY;
import static c10k.bench.result.Figure.Kind.TIMED;

import c10k.bench.stats.Direction;
import java.util.Arrays;
import java.util.Optional;

/** What a trial can measure beside JMH's own score; the key is the name in JMH's result JSON. */
public enum Figure {
  MESSAGES("messages", "messages", "messages", Direction.HIGHER_IS_BETTER, TIMED),
  FAILURES("failures", "messages", "failures", Direction.LOWER_IS_BETTER, STEADY),
  UNANSWERED("unanswered", "messages", "unanswered", Direction.LOWER_IS_BETTER, TIMED),
  THROUGHPUT("throughput", "messages/s", "messages/s", Direction.HIGHER_IS_BETTER, TIMED),
  OFFERED("offered", "messages/s", "offered/s", Direction.HIGHER_IS_BETTER, TIMED),
  ACHIEVED("achieved", "share of offered", "achieved", Direction.HIGHER_IS_BETTER, TIMED),
  RESPONSE_P50("response.p50", "us", "p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  RESPONSE_P90("response.p90", "us", "p90 µs", Direction.LOWER_IS_BETTER, TIMED),
  RESPONSE_P99("response.p99", "us", "p99 µs", Direction.LOWER_IS_BETTER, TIMED),
  RESPONSE_P999("response.p99.9", "us", "p99.9 µs", Direction.LOWER_IS_BETTER, TIMED),
  RESPONSE_MAX("response.max", "us", "max µs", Direction.LOWER_IS_BETTER, TIMED),
  SERVICE_P50("service.p50", "us", "service p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  SERVICE_P99("service.p99", "us", "service p99 µs", Direction.LOWER_IS_BETTER, TIMED),
  SERVICE_P90("service.p90", "us", "service p90 µs", Direction.LOWER_IS_BETTER, TIMED),
  SERVICE_P999("service.p99.9", "us", "service p99.9 µs", Direction.LOWER_IS_BETTER, TIMED),
  SERVICE_MAX("service.max", "us", "service max µs", Direction.LOWER_IS_BETTER, TIMED),
  PROBE_P50("probe.p50", "us", "probes p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  PROBE_P90("probe.p90", "us", "probes p90 µs", Direction.LOWER_IS_BETTER, TIMED),
  SLOW_RESPONSES("slow.responses", "share", "responses over 100 ms", Direction.LOWER_IS_BETTER, TIMED),
  SLOW_SERVICES("slow.services", "share", "services over 100 ms", Direction.LOWER_IS_BETTER, TIMED),
  SEND_LAG_P50("sendLag.p50", "us", "send lag p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  SEND_LAG_P99("sendLag.p99", "us", "send lag p99 µs", Direction.LOWER_IS_BETTER, TIMED),
  SERVER_CPU("server.cpu", "us/message", "CPU µs per message", Direction.LOWER_IS_BETTER, TIMED),
  SERVER_CPU_USER("server.cpu.user", "us/message", "user CPU µs per message", Direction.LOWER_IS_BETTER, TIMED),
  SERVER_CPU_SYSTEM("server.cpu.system", "us/message", "system CPU µs per message", Direction.LOWER_IS_BETTER, TIMED),
  SERVER_WAITS("server.switches.voluntary", "1/message", "waits per message", Direction.LOWER_IS_BETTER, STEADY),
  SERVER_PREEMPTIONS("server.switches.involuntary", "1/message", "preemptions per message", Direction.LOWER_IS_BETTER, TIMED),
  SERVER_ALLOCATED("server.allocated", "B/message", "allocated B per message", Direction.LOWER_IS_BETTER, STEADY),
  LOADER_CPU("loader.cpu", "share of a core", "loader CPU", Direction.LOWER_IS_BETTER, TIMED),
  LOADER_CPU_PER_MESSAGE("loader.cpu.message", "us/message", "loader CPU µs per message", Direction.LOWER_IS_BETTER, TIMED),
  LOADER_CPU_SYSTEM("loader.cpu.system", "us/message", "loader system CPU µs per message", Direction.LOWER_IS_BETTER, TIMED),
  BACKLOG_GROWTH("backlog.growth", "share of offered", "backlog growth", Direction.LOWER_IS_BETTER, TIMED),
  UNSTEADINESS("unsteadiness", "share", "last windows apart", Direction.LOWER_IS_BETTER, TIMED),
  SETTLE_MILLIS("settle", "ms", "settle ms", Direction.LOWER_IS_BETTER, TIMED),
  STEAL("steal", "share of the machine", "stolen", Direction.LOWER_IS_BETTER, TIMED),
  USER_PER_CONNECTION("memory.user", "B/connection", "user B", Direction.LOWER_IS_BETTER, STEADY),
  KERNEL_PER_CONNECTION("memory.kernel", "B/connection", "kernel B", Direction.LOWER_IS_BETTER, STEADY),
  HEAP_PER_CONNECTION("memory.heap", "B/connection", "heap B", Direction.LOWER_IS_BETTER, STEADY),
  DIRECT_PER_CONNECTION("memory.direct", "B/connection", "direct B", Direction.LOWER_IS_BETTER, STEADY),
  NATIVE_PER_CONNECTION("memory.native", "B/connection", "native B", Direction.LOWER_IS_BETTER, STEADY),
  KERNEL_SOCKETS_PER_CONNECTION("memory.kernel.sockets", "B/connection", "sockets B", Direction.LOWER_IS_BETTER, STEADY),
  KERNEL_THREADS_PER_CONNECTION("memory.kernel.threads", "B/connection", "kernel threads B", Direction.LOWER_IS_BETTER, STEADY),
  HEAP_FIXED("memory.heap.fixed", "B", "fixed heap B", Direction.LOWER_IS_BETTER, TIMED),
  RESIDENT_FIXED("memory.resident.fixed", "B", "fixed resident B", Direction.LOWER_IS_BETTER, TIMED),
  THREADS_PER_CONNECTION("memory.threads", "1/connection", "threads", Direction.LOWER_IS_BETTER, STEADY),
  PROCESS_CPU("process.cpu", "us/operation", "CPU µs per message", Direction.LOWER_IS_BETTER, TIMED),
  POOL_CPU("pool.cpu", "us/operation", "CPU µs per message beyond holding", Direction.LOWER_IS_BETTER, TIMED),
  PROCESS_WAITS("process.switches.voluntary", "1/operation", "waits per message", Direction.LOWER_IS_BETTER, TIMED),
  PROCESS_TIME("process.time", "us/operation", "µs per message", Direction.LOWER_IS_BETTER, TIMED),
  PROCESS_PEAK("process.peak", "B", "peak B of heap and buffers", Direction.LOWER_IS_BETTER, TIMED),
  PACKED("packed", "share", "packed size", Direction.LOWER_IS_BETTER, STEADY),
  PROCESS_CORES("process.cores", "cores busy", "cores busy", Direction.LOWER_IS_BETTER, TIMED),
  WAIT_P50("wait.p50", "us", "wait p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  WAIT_P90("wait.p90", "us", "wait p90 µs", Direction.LOWER_IS_BETTER, TIMED),
  WAIT_P99("wait.p99", "us", "wait p99 µs", Direction.LOWER_IS_BETTER, TIMED),
  WAIT_P999("wait.p99.9", "us", "wait p99.9 µs", Direction.LOWER_IS_BETTER, TIMED),
  WAIT_MAX("wait.max", "us", "wait max µs", Direction.LOWER_IS_BETTER, TIMED),
  OVERTAKES("overtakes", "pairs/spike", "overtakes", Direction.LOWER_IS_BETTER, TIMED),
  OVERTAKES_MOST("overtakes.most", "of one caller", "worst overtaken", Direction.LOWER_IS_BETTER, TIMED),
  CREATED("created", "resources/spike", "created", Direction.LOWER_IS_BETTER, STEADY),
  CREATED_MOST("created.most", "resources", "most created", Direction.LOWER_IS_BETTER, TIMED),
  QUERIES("queries", "queries/s", "queries/s", Direction.HIGHER_IS_BETTER, TIMED),
  QUERY_P50("query.p50", "us", "query p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  QUERY_P99("query.p99", "us", "query p99 µs", Direction.LOWER_IS_BETTER, TIMED),
  QUERY_P999("query.p99.9", "us", "query p99.9 µs", Direction.LOWER_IS_BETTER, TIMED),
  SWITCH("switch", "us", "µs per switch", Direction.LOWER_IS_BETTER, TIMED),
  SWITCH_KERNEL("switch.kernel", "1/switch", "switches of the kernel for each", Direction.LOWER_IS_BETTER, TIMED),
  SWITCH_WAITS("switch.voluntary", "1/switch", "of these, waits", Direction.LOWER_IS_BETTER, TIMED),
  COST_EACH("each.cost", "B", "B each", Direction.LOWER_IS_BETTER, TIMED),
  HEAP_EACH("each.heap", "B", "live heap B each", Direction.LOWER_IS_BETTER, STEADY),
  RESIDENT_EACH("each.resident", "B", "resident B each", Direction.LOWER_IS_BETTER, TIMED),
  SHARED_EACH("each.shared", "B", "shared B seen by each", Direction.LOWER_IS_BETTER, TIMED),
  KERNEL_EACH("each.kernel", "B", "kernel B each", Direction.LOWER_IS_BETTER, TIMED),
  RESERVED_EACH("each.reserved", "B", "reserved B each", Direction.LOWER_IS_BETTER, TIMED),
  LIFE_EACH("each.life", "us", "start to end µs", Direction.LOWER_IS_BETTER, TIMED),
  TOTAL_10K("total.10000", "B", "B for 10,000 connections", Direction.LOWER_IS_BETTER, TIMED),
  READY_P50("ready.p50", "us", "ready p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  TIMES_FASTER("faster", "times", "ready times faster", Direction.HIGHER_IS_BETTER, TIMED),
  ANSWER_FASTER("faster.answer", "times", "answer times faster", Direction.HIGHER_IS_BETTER, TIMED),
  PAGE_P50("page.p50", "ms", "page p50 ms", Direction.LOWER_IS_BETTER, TIMED),
  PAGE_CONNECTIONS("page.connections", "connections/page", "connections per page", Direction.LOWER_IS_BETTER, TIMED),
  REQUESTS_PER_CONNECTION("requests.connection", "requests/connection", "requests per connection", Direction.HIGHER_IS_BETTER, TIMED),
  IDLE_CPU_RATIO("idle.cpu.ratio", "with idle / alone", "CPU with idle / alone", Direction.LOWER_IS_BETTER, TIMED),
  IDLE_P99_RATIO("idle.p99.ratio", "with idle / alone", "p99 with idle / alone", Direction.LOWER_IS_BETTER, TIMED),
  PROBE_P99("probe.p99", "us", "probes p99 µs", Direction.LOWER_IS_BETTER, TIMED),
  CONNECT_P50("connect.p50", "us", "connect p50 µs", Direction.LOWER_IS_BETTER, TIMED),
  CONNECT_P99("connect.p99", "us", "connect p99 µs", Direction.LOWER_IS_BETTER, TIMED),
  SLOW_CUT("slow.disconnected", "share of slow readers", "slow readers disconnected", Direction.HIGHER_IS_BETTER, STEADY),
  KNEE("knee", "messages/s", "knee/s", Direction.HIGHER_IS_BETTER, TIMED),
  SCORE("score", "operations/us", "messages/µs", Direction.HIGHER_IS_BETTER, TIMED);

  private final String key;
  private final String unit;
  private final String words;
  private final Direction direction;
  private final Kind kind;

  Figure(String key, String unit, String words, Direction direction, Kind kind) {
    this.key = key;
    this.unit = unit;
    this.words = words;
    this.direction = direction;
    this.kind = kind;
  }

  /** How much noise of the machine is in a figure. */
  enum Kind {
    /** Hardly any: the same work allocates the same bytes. */
    STEADY,
    /** As much as there is. */
    TIMED
  }

  /** The figure with this key. */
  public static Optional<Figure> ofKey(String key) {
    return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
  }

  /** Its name in files. */
  public String key() {
    return key;
  }

  /** Its unit in files. */
  public String unit() {
    return unit;
  }

  /**
   * Its heading in tables.
   *
   * @param counted what a scenario counts, in the singular
   */
  public String words(String counted) {
    return words.replace("message", counted);
  }

  /** Which way is better. */
  public Direction direction() {
    return direction;
  }

  /** Differences up to this are not worth a word, however large their share: two thousandths of a wait are not twice one thousandth. */
  public double negligible() {
    return switch (unit) {
      case "1/message", "1/connection" -> 0.01;
      case "B/message" -> 1;
      case "B/connection" -> 64;
      default -> 0;
    };
  }

  /** Whether it is a time that somebody waited, which above the knee measures the length of the test. */
  public boolean isWait() {
    return unit.equals("us");
  }

  /** Whether noise of the machine hardly touches it, so that gates may rely on it across runs. */
  public boolean isSteady() {
    return kind == Kind.STEADY;
  }
}
