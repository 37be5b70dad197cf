package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cores the two processes may use.
 *
 * @param kind {@code SPLIT} gives each process a core of its own, which makes cost per message
 *     comparable; {@code SHARED} pins nothing
 * @param loadCore the load's core, if split
 * @param serverCore the server's core, if split
 * @param reason why it came out like this, as a sentence
 */
public record Placement(Kind kind, int loadCore, int serverCore, String reason) {

  /** Overrides what the machine would allow; set by the launcher for the forks that it starts. */
  public static final String PROPERTY = "c10k.bench.placement";

  private static final Path OWN_STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  /** The two ways to place server and load. */
  public enum Kind {
    SPLIT,
    SHARED
  }

  /** Split where {@code taskset} and two cores are there, else shared. */
  public static Placement detect() {
    var asked = System.getProperty(PROPERTY, "");
    if (asked.equalsIgnoreCase(Kind.SHARED.name())) {
      return shared("Nothing is pinned, because it was asked for.");
    }
    var cores = allowedCores();
    if (cores.size() < 2) {
      return shared("Nothing is pinned: this process may use one core only, so server and load compete for it.");
    }
    if (!isInstalled("taskset")) {
      return shared("Nothing is pinned: there is no taskset (package util-linux), so server and load compete for cores.");
    }
    return split(cores.get(0), cores.get(1));
  }

  static Placement split(int loadCore, int serverCore) {
    return new Placement(
        Kind.SPLIT,
        loadCore,
        serverCore,
        "The server is pinned to core " + serverCore + ", the load to core " + loadCore + ".");
  }

  static Placement shared(String reason) {
    return new Placement(Kind.SHARED, -1, -1, reason);
  }

  /** Whether each process has a core of its own. */
  public boolean isSplit() {
    return kind == Kind.SPLIT;
  }

  /** What to put before the server's command. */
  public List<String> serverPrefix() {
    return isSplit() ? List.of("taskset", "-c", Integer.toString(serverCore)) : List.of();
  }

  /** Moves this process with all its threads to the load's core, if split. */
  public void pinThisProcessAsLoad() throws IOException, InterruptedException {
    if (isSplit()) {
      var pid = Long.toString(ProcessHandle.current().pid());
      ShortCommand.run(List.of("taskset", "-a", "-p", "-c", Integer.toString(loadCore), pid));
    }
  }

  private static List<Integer> allowedCores() {
    try {
      return Files.readAllLines(OWN_STATUS).stream()
          .filter(line -> line.startsWith(ALLOWED))
          .findFirst()
          .map(line -> parseCores(line.substring(ALLOWED.length()).strip()))
          .orElse(List.of());
    } catch (IOException e) {
      // Not Linux: there is nothing to pin with either.
      return List.of();
    }
  }

  /** The cores of a list such as {@code 0-3,8}. */
  static List<Integer> parseCores(String list) {
    var cores = new ArrayList<Integer>();
    for (var range : list.split(",", -1)) {
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      for (int core = first; core <= last; core++) {
        cores.add(core);
      }
    }
    return cores;
  }

  private static boolean isInstalled(String program) {
    return ShortCommand.find(program).isPresent();
  }
}
