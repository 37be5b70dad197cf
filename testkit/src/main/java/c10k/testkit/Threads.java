package c10k.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All threads of this process as the JVM itself sees them, virtual ones included. */
public final class Threads {
  private static final Pattern THREAD = Pattern.compile("(?m)^#\\d+ \"(.*)\" .*$");

  private Threads() {}

  /** Where every thread is now, as text. */
  public static String dump() {
    try {
      var folder = Files.createTempDirectory("threads");
      var file = folder.resolve("dump.txt");
      try {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return Files.readString(file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no thread dump to be had", e);
    }
  }

  /** Where the threads are whose names begin like this, as text. */
  public static String dump(String prefix) {
    return Stream.of(dump().split("\n\n"))
        .filter(block -> block.contains(" \"" + prefix))
        .collect(Collectors.joining("\n\n"));
  }

  /** The names of all living threads that begin like this. */
  public static List<String> namedLike(String prefix) {
    return THREAD.matcher(dump()).results()
        .map(match -> match.group(1))
        .filter(name -> name.startsWith(prefix))
        .toList();
  }
}
