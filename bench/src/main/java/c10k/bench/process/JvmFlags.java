package c10k.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags of both JVMs, always explicit: pinning to one core would otherwise change the collector,
 * the number of carrier threads and more, unnoticed.
 */
public final class JvmFlags {
  private static final List<String> COMMON =
      List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true");

  private JvmFlags() {}

  /** For servers and load in timed trials. */
  public static List<String> timed(Placement placement) {
    var flags = new ArrayList<>(unpinned());
    if (placement.isSplit()) {
      flags.add("-XX:ActiveProcessorCount=1");
    }
    return List.copyOf(flags);
  }

  /** For what is measured within one JVM, on all cores. */
  public static List<String> unpinned() {
    var flags = new ArrayList<>(COMMON);
    // Netty's native library, and JMH's and Netty's use of Unsafe, would print warnings.
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.add("--sun-misc-unsafe-memory-access=allow");
    return List.copyOf(flags);
  }

  /** For servers whose memory is measured: with the heap resident from the start, growth is native memory. */
  public static List<String> memory(Placement placement) {
    var flags = new ArrayList<>(timed(placement));
    flags.add("-XX:+AlwaysPreTouch");
    return List.copyOf(flags);
  }

  /** The {@code java} that runs this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
