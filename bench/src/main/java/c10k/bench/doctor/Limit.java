package c10k.bench.doctor;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What can end the growth of a lab whose server and load generator run on one machine. The costs are
 * rules of thumb measured on Linux with JDK 25.
 */
enum Limit {
  DESCRIPTORS("descriptors per process", 1, 0, 200, "sudo prlimit --pid $$ --nofile=%1$d:%1$d"),
  /** The load generator's, to one address and port of the server. */
  PORTS("client ports", 1, 0, 0, "sudo sysctl -w net.ipv4.ip_local_port_range='1024 65535'") {
    @Override
    String fix(long connections, ConnectionThreads threads) {
      return connections > ALL_PORTS
          ? "# serve on several addresses or ports: only %d connections go to one".formatted(ALL_PORTS)
          : super.fix(connections, threads);
    }
  },
  TRACKED("tracked connections", 1, 0, 0, "sudo sysctl -w net.netfilter.nf_conntrack_max=%d"),
  PROCESS_IDS("process ids", 0, 1, 500, "sudo sysctl -w kernel.pid_max=%d"),
  THREADS("threads of the kernel", 0, 1, 500, "sudo sysctl -w kernel.threads-max=%d"),
  USER_PROCESSES("threads of this user", 0, 1, 500, "sudo prlimit --pid $$ --nproc=%1$d:%1$d"),
  CGROUP_PIDS("threads of the cgroup", 0, 1, 500, "# start the container with --pids-limit %d"),
  /** A thread's stack is a mapping with guard pages beside it. */
  MAPS("memory maps per process", 0, 2.7, 1_000, "sudo sysctl -w vm.max_map_count=%d"),
  /** Sockets in the kernel and a little in the processes; for a thread its stacks and page tables. */
  MEMORY("available memory", 12 * 1_024, 64 * 1_024, 1L << 30, "# use a machine or container with %d bytes free");

  private static final int ALL_PORTS = 65_535 - 1_024 + 1;

  private final String title;
  private final double perConnection;
  private final double perThread;
  private final long reserve;
  private final String fix;

  Limit(String title, double perConnection, double perThread, long reserve, String fix) {
    this.title = title;
    this.perConnection = perConnection;
    this.perThread = perThread;
    this.reserve = reserve;
    this.fix = fix;
  }

  String title() {
    return title;
  }

  /** How many connections that much allows; unknown if it does not limit them. */
  OptionalLong connections(long value, ConnectionThreads threads) {
    double cost = cost(threads);
    return cost == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, (long) ((value - reserve) / cost)));
  }

  /** The command that raises it so far that so many connections are possible. */
  String fix(long connections, ConnectionThreads threads) {
    long needed = (long) Math.ceil(connections * cost(threads)) + reserve;
    return String.format(Locale.ROOT, fix, needed);
  }

  private double cost(ConnectionThreads threads) {
    return perConnection + (threads == ConnectionThreads.ONE_EACH ? perThread : 0);
  }
}
