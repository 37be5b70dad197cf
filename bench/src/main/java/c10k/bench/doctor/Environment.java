package c10k.bench.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the JVM tells about the machine and itself.
 *
 * @param tools those that benchmarks use where they find them
 * @param warnings about the JDK
 */
record Environment(String jdk, List<String> warnings, int cores, String tools) {
  private static final List<String> TOOLS = List.of("taskset", "cc", "node");
  private static final int JDK = 25;
  private static final int UPDATE_WITHOUT_STUCK_PARKING = 3;
  private static final int UPDATE_WITHOUT_STUCK_MONITORS = 4;

  /** That of this process. */
  static Environment ofThisProcess() {
    var version = Runtime.version();
    return new Environment(
        version + " (" + System.getProperty("java.vendor") + ")",
        warnings(version),
        Runtime.getRuntime().availableProcessors(),
        tools(Arrays.asList(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))));
  }

  static List<String> warnings(Runtime.Version version) {
    var warnings = new ArrayList<String>();
    if (version.feature() == JDK && version.update() < UPDATE_WITHOUT_STUCK_PARKING) {
      warnings.add("JDK-8369227: virtual threads may stay parked for ever; 25.0.3 has a fix");
    }
    if (version.feature() == JDK && version.update() < UPDATE_WITHOUT_STUCK_MONITORS) {
      warnings.add("JDK-8373120: virtual threads may stay blocked on a monitor for ever; 25.0.4 has a fix");
    }
    return warnings;
  }

  private static String tools(List<String> path) {
    return TOOLS.stream()
        .map(tool -> tool + (isOn(path, tool) ? " found" : " missing"))
        .collect(Collectors.joining(", "));
  }

  private static boolean isOn(List<String> path, String tool) {
    return path.stream()
        .flatMap(Environment::directory)
        .anyMatch(directory -> Files.isExecutable(directory.resolve(tool)));
  }

  private static Stream<Path> directory(String name) {
    return name.isEmpty() ? Stream.of() : Stream.of(Path.of(name));
  }
}
