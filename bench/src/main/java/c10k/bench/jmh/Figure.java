package c10k.bench.jmh;

/** What a trial can measure beside JMH's own score; the key is the name in JMH's result JSON. */
public enum Figure {
  MESSAGES("messages", "messages"),
  FAILURES("failures", "messages"),
  THROUGHPUT("throughput", "messages/s"),
  OFFERED("offered", "messages/s"),
  ACHIEVED("achieved", "share of offered"),
  RESPONSE_P50("response.p50", "us"),
  RESPONSE_P90("response.p90", "us"),
  RESPONSE_P99("response.p99", "us"),
  RESPONSE_P999("response.p99.9", "us"),
  RESPONSE_MAX("response.max", "us"),
  SERVICE_P50("service.p50", "us"),
  SERVICE_P99("service.p99", "us"),
  SEND_LAG_P99("sendLag.p99", "us"),
  SERVER_CPU_USER("server.cpu.user", "us/message"),
  SERVER_CPU_SYSTEM("server.cpu.system", "us/message"),
  SERVER_WAITS("server.switches.voluntary", "1/message"),
  SERVER_PREEMPTIONS("server.switches.involuntary", "1/message"),
  SERVER_ALLOCATED("server.allocated", "B/message"),
  LOADER_CPU("loader.cpu", "share of a core"),
  LOADER_CPU_SYSTEM("loader.cpu.system", "us/message"),
  SETTLE_MILLIS("settle", "ms"),
  STEAL("steal", "share of the machine"),
  HEAP_PER_CONNECTION("memory.heap", "B/connection"),
  DIRECT_PER_CONNECTION("memory.direct", "B/connection"),
  NATIVE_PER_CONNECTION("memory.native", "B/connection"),
  KERNEL_SOCKETS_PER_CONNECTION("memory.kernel.sockets", "B/connection"),
  KERNEL_THREADS_PER_CONNECTION("memory.kernel.threads", "B/connection"),
  HEAP_FIXED("memory.heap.fixed", "B"),
  RESIDENT_FIXED("memory.resident.fixed", "B"),
  THREADS_PER_CONNECTION("memory.threads", "1/connection"),
  PROCESS_CPU("process.cpu", "us/operation"),
  PROCESS_CORES("process.cores", "cores busy"),
  WAIT_P50("wait.p50", "us"),
  WAIT_P999("wait.p99.9", "us"),
  WAIT_MAX("wait.max", "us"),
  OVERTAKES("overtakes", "pairs/spike"),
  OVERTAKES_MOST("overtakes.most", "of one caller"),
  CREATED("created", "resources/spike"),
  CREATED_MOST("created.most", "resources"),
  QUERY_P50("query.p50", "us"),
  QUERY_P99("query.p99", "us"),
  QUERY_P999("query.p99.9", "us"),
  PLAIN_P99("hybrid.plain.p99", "us"),
  OFFLOADED_P99("hybrid.offloaded.p99", "us"),
  PLAIN_PER_OFFLOADED("hybrid.ratio", "plain / offloaded");

  private final String key;
  private final String unit;

  Figure(String key, String unit) {
    this.key = key;
    this.unit = unit;
  }

  /** Its name in files. */
  public String key() {
    return key;
  }

  /** Its unit in files. */
  public String unit() {
    return unit;
  }
}
