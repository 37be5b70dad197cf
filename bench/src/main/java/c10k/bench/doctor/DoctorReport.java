package c10k.bench.doctor;

import c10k.bench.doctor.Limits.Bound;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The report as lines of at most 100 columns, in ASCII. */
final class DoctorReport {
  private static final long MEBIBYTE = 1 << 20;
  private static final String UNKNOWN = "unknown";

  private final HostFiles files;
  private final Limits limits;
  private final Map<String, Optional<ConnectionThreads>> models;
  private final long goal;
  private final List<String> lines = new ArrayList<>();

  private DoctorReport(HostFiles files, Map<String, Optional<ConnectionThreads>> models, long goal) {
    this.files = files;
    this.limits = Limits.read(files);
    this.models = models;
    this.goal = goal;
  }

  /**
   * Writes the report.
   *
   * @param goal how many connections the user wants
   */
  static List<String> lines(
      HostFiles files, Map<String, Optional<ConnectionThreads>> models, Environment environment, long goal) {
    var report = new DoctorReport(files, models, goal);
    report.addEnvironment(environment);
    report.addLimits();
    report.addCapacities();
    report.addFixes();
    return List.copyOf(report.lines);
  }

  private void addEnvironment(Environment environment) {
    lines.add("This machine");
    add("JDK", environment.jdk());
    environment.warnings().forEach(warning -> lines.add("  ! " + warning));
    add("cores", String.valueOf(environment.cores()));
    add("memory", mebibytes(Limits.memoryInfo(files, "MemTotal:")) + ", available "
        + mebibytes(Limits.memoryInfo(files, "MemAvailable:")));
    add("limits of the cgroup", cgroup());
    add("transparent huge pages", hugePages());
    add("tools", environment.tools());
  }

  private String cgroup() {
    var cgroup = new Cgroup(files);
    return "memory " + (cgroup.memoryBytes().isPresent() ? mebibytes(cgroup.memoryBytes()) : "none")
        + ", cpus " + cgroup.cpus().orElse("none")
        + ", threads " + (cgroup.pids().isPresent() ? number(cgroup.pids()) : "none");
  }

  /** The chosen one is in brackets. */
  private String hugePages() {
    return files.line("sys/kernel/mm/transparent_hugepage/enabled")
        .filter(line -> line.contains("[") && line.contains("]"))
        .map(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
        .orElse(UNKNOWN);
  }

  private void addLimits() {
    lines.add("");
    lines.add("Its limits");
    var soft = number(Limits.processLimit(files, "Max open files", Bound.SOFT));
    add(Limit.DESCRIPTORS, "soft " + soft + "; a JVM raises it to the hard one itself");
    var range = Limits.portRange(files).map(ports -> ports.first() + " to " + ports.last()).orElse(UNKNOWN);
    add(Limit.PORTS, range + ", per address and port of a server");
    add("waiting to be accepted", number(files.number("proc/sys/net/core/somaxconn")) + " (net.core.somaxconn)");
    add(Limit.TRACKED, "nf_conntrack_max");
    add(Limit.PROCESS_IDS, "kernel.pid_max");
    add(Limit.THREADS, "kernel.threads-max");
    add(Limit.USER_PROCESSES, "ulimit -u");
    add(Limit.MAPS, "vm.max_map_count");
  }

  private void add(Limit limit, String note) {
    add(limit.title(), number(limits.get(limit)) + " (" + note + ")");
  }

  private void addCapacities() {
    lines.add("");
    lines.add("The most connections, with server and load generator both here");
    models.forEach((model, threads) -> add(model, capacity(threads)));
  }

  private String capacity(Optional<ConnectionThreads> threads) {
    return threads.flatMap(known -> Capacity.of(limits, known)).map(DoctorReport::text).orElse(UNKNOWN);
  }

  private static String text(Capacity capacity) {
    return String.format(Locale.ROOT, "%,9d  limited by: %s", capacity.connections(), capacity.boundBy().title());
  }

  private void addFixes() {
    var fixes = fixes();
    lines.add("");
    if (fixes.isEmpty()) {
      lines.add(String.format(Locale.ROOT, "No known limit is in the way of %,d connections.", goal));
    } else {
      lines.add(String.format(Locale.ROOT, "For %,d connections, run in the shell from which you start the lab", goal));
      fixes.forEach(fix -> lines.add("  " + fix));
    }
    if (hugePages().equals("always")) {
      lines.add("");
      lines.add("Huge pages distort memory measurements, so before 'lab bench' run");
      lines.add("  echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled");
    }
  }

  private Set<String> fixes() {
    var fixes = new LinkedHashSet<String>();
    models.values().stream().flatMap(Optional::stream).distinct().sorted().forEach(threads -> addFixes(threads, fixes));
    return fixes;
  }

  private void addFixes(ConnectionThreads threads, Set<String> fixes) {
    for (var capacity : Capacity.each(limits, threads)) {
      if (capacity.connections() < goal) {
        fixes.add(capacity.boundBy().fix(goal, threads));
      }
    }
  }

  private void add(String name, String value) {
    lines.add(String.format(Locale.ROOT, "  %-26s %s", name, value));
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%,d", value.getAsLong()) : UNKNOWN;
  }

  private static String mebibytes(OptionalLong bytes) {
    return bytes.isPresent() ? String.format(Locale.ROOT, "%,d MiB", bytes.getAsLong() / MEBIBYTE) : UNKNOWN;
  }
}
