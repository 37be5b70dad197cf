package c10k.bench.harness;

import c10k.bench.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What machine and software the numbers come from. What cannot be found out is left out. */
public final class MachineFacts {
  private static final double BYTES_PER_GIB = 1L << 30;
  private static final long BYTES_PER_KIB = 1_024;

  private final Map<String, String> facts = new LinkedHashMap<>();

  private MachineFacts() {}

  /** Finds them out; names and values, in the order to show them. */
  public static Map<String, String> read() throws InterruptedException {
    var machine = new MachineFacts();
    machine.hardware();
    machine.kernel();
    machine.software();
    machine.source();
    return machine.facts;
  }

  private void hardware() {
    field("/proc/cpuinfo", "model name", ":").ifPresent(model -> facts.put("Processor", model));
    facts.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    content("/sys/devices/system/cpu/smt/active").ifPresent(smt -> facts.put("Hyper-threading", smt.equals("1") ? "on" : "off"));
    facts.put("Virtual machine", isVirtual() ? "yes" : "not seen");
    field("/proc/meminfo", "MemTotal", ":").ifPresent(total -> facts.put("Memory", gibibytes(total)));
    content("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").ifPresent(value -> facts.put("Frequency governor", value));
  }

  private static boolean isVirtual() {
    return field("/proc/cpuinfo", "flags", ":").stream().anyMatch(flags -> flags.contains(" hypervisor"));
  }

  private static String gibibytes(String kibibytes) {
    long kib = Long.parseLong(kibibytes.replace(" kB", ""));
    return String.format(Locale.ROOT, "%.1f GiB", kib * BYTES_PER_KIB / BYTES_PER_GIB);
  }

  private void kernel() {
    facts.put("Kernel", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
    content("/sys/devices/system/clocksource/clocksource0/current_clocksource").ifPresent(value -> facts.put("Clock source", value));
    content("/sys/kernel/mm/transparent_hugepage/enabled").ifPresent(value -> facts.put("Transparent huge pages", value));
    field("/proc/self/limits", "Max open files", " ").ifPresent(value -> facts.put("Open files (soft, hard)", value.replaceAll(" +", " ")));
    content("/proc/sys/net/core/somaxconn").ifPresent(value -> facts.put("Longest listen backlog", value));
  }

  private void software() {
    facts.put("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    facts.put("JDK vendor", System.getProperty("java.vendor"));
  }

  private void source() throws InterruptedException {
    var commit = ShortCommand.output(List.of("git", "rev-parse", "HEAD"));
    if (commit.isPresent()) {
      var changes = ShortCommand.output(List.of("git", "status", "--porcelain", "--untracked-files=no"));
      boolean clean = changes.filter(String::isEmpty).isPresent();
      facts.put("Commit", commit.get() + (clean ? "" : ", with uncommitted changes"));
    }
  }

  /** The content of a small file without blanks around it. */
  static Optional<String> content(String file) {
    try {
      // Not by readString: it asks for one byte first where a size is unknown, and the kernel's settings give themselves to the first read only.
      return Optional.of(String.join("\n", Files.readAllLines(Path.of(file))).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> field(String file, String name, String separator) {
    return lines(file)
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(separator, name.length()) + 1).strip())
        .findFirst();
  }

  private static Stream<String> lines(String file) {
    return content(file).stream().flatMap(String::lines);
  }
}
