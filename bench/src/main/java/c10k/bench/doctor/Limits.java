package c10k.bench.doctor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What is free of each limit, as far as the machine tells.
 *
 * @param free only the known ones
 */
record Limits(Map<Limit, Long> free) {
  private static final Pattern SPACES = Pattern.compile("\\s{2,}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String PROCESS_LIMITS = "proc/self/limits";

  Limits {
    free = Map.copyOf(free);
  }

  static Limits read(HostFiles files) {
    var free = new EnumMap<Limit, Long>(Limit.class);
    var cgroup = new Cgroup(files);
    put(free, Limit.DESCRIPTORS, processLimit(files, "Max open files", Bound.HARD));
    put(free, Limit.USER_PROCESSES, processLimit(files, "Max processes", Bound.HARD));
    put(free, Limit.PORTS, ports(files));
    put(free, Limit.TRACKED, files.number("proc/sys/net/netfilter/nf_conntrack_max"));
    put(free, Limit.PROCESS_IDS, files.number("proc/sys/kernel/pid_max"));
    put(free, Limit.THREADS, files.number("proc/sys/kernel/threads-max"));
    put(free, Limit.CGROUP_PIDS, cgroup.pids());
    put(free, Limit.MAPS, files.number("proc/sys/vm/max_map_count"));
    put(free, Limit.MEMORY, memory(files, cgroup));
    return new Limits(free);
  }

  private static void put(Map<Limit, Long> limits, Limit limit, OptionalLong value) {
    value.ifPresent(known -> limits.put(limit, known));
  }

  OptionalLong get(Limit limit) {
    var value = free.get(limit);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Which of the two values that a process limit has. */
  enum Bound {
    SOFT,
    HARD
  }

  /** Of lines such as {@code Max open files      1024      20000      files}. */
  static OptionalLong processLimit(HostFiles files, String name, Bound bound) {
    return files.lines(PROCESS_LIMITS).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> SPACES.split(line, -1))
        .filter(columns -> columns.length > 2)
        .map(columns -> HostFiles.parse(columns[bound == Bound.SOFT ? 1 : 2]))
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong ports(HostFiles files) {
    return portRange(files)
        .map(range -> OptionalLong.of(range.last() - range.first() + 1))
        .orElse(OptionalLong.empty());
  }

  static Optional<PortRange> portRange(HostFiles files) {
    return files.line("proc/sys/net/ipv4/ip_local_port_range")
        .map(line -> BLANKS.split(line.strip(), -1))
        .filter(ends -> ends.length == 2)
        .flatMap(ends -> PortRange.parse(ends[0], ends[1]));
  }

  private static OptionalLong memory(HostFiles files, Cgroup cgroup) {
    var available = memoryInfo(files, "MemAvailable:");
    var granted = cgroup.memoryBytes();
    if (available.isEmpty()) {
      return granted;
    }
    return OptionalLong.of(Math.min(available.getAsLong(), granted.orElse(Long.MAX_VALUE)));
  }

  /** In bytes; of lines such as {@code MemTotal:       24102336 kB}. */
  static OptionalLong memoryInfo(HostFiles files, String name) {
    var kibibytes = files.lines("proc/meminfo").stream()
        .filter(line -> line.startsWith(name))
        .map(line -> HostFiles.parse(BLANKS.split(line, -1)[1]))
        .findFirst()
        .orElse(OptionalLong.empty());
    return kibibytes.isPresent() ? OptionalLong.of(kibibytes.getAsLong() * 1_024) : kibibytes;
  }
}
