package c10k.testkit;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many objects of each class are reachable, as counted by a full collection: exact, where bytes
 * of heap in use would be noise.
 *
 * @param perClass counts by class name as the JVM writes it
 */
public record LiveObjects(Map<String, Long> perClass) {
  private static final Pattern ROW = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)");

  /** What a picture is made of, one for each class. */
  private static final Set<String> PARTS = Set.of("java.util.HashMap$Node", "java.lang.String", "java.lang.Long", "[B");

  /** Counts now. */
  public static LiveObjects count() {
    try {
      var histogram = (String) ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
      var counts = new HashMap<String, Long>();
      ROW.matcher(histogram).results().forEach(row -> counts.merge(row.group(2), Long.parseLong(row.group(1)), Long::sum));
      return new LiveObjects(counts);
    } catch (JMException e) {
      throw new AssertionError("this JVM does not count its objects", e);
    }
  }

  /** The classes of which there are at least so many more than before. */
  public Map<String, Long> grownSince(LiveObjects before, long atLeast) {
    return perClass.entrySet().stream()
        .filter(entry -> entry.getValue() - before.perClass.getOrDefault(entry.getKey(), 0L) - before.ownObjects(entry.getKey()) >= atLeast)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The earlier picture is among the objects of the later one, and may be most of the growth. */
  private long ownObjects(String className) {
    return PARTS.contains(className) ? perClass.size() : 0;
  }
}
