package c10k.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the kernel knows about bytes on their way, as Linux tells in {@code /proc/net/tcp}. */
final class SentBytes {
  private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String NONE = "00000000";

  private SentBytes() {}

  /** Whether the receiver's kernel has all that was sent from this address. */
  static boolean acknowledged(InetSocketAddress sender) {
    var port = String.format(Locale.ROOT, ":%04X", sender.getPort());
    return TABLES.stream()
        .flatMap(SentBytes::rows)
        .map(row -> row.strip().split("\\s+"))
        .filter(fields -> fields[1].endsWith(port))
        .allMatch(fields -> fields[4].startsWith(NONE));
  }

  /** Where the system does not tell, what was sent counts as arrived: loopback is that quick. */
  private static Stream<String> rows(Path table) {
    try {
      return Files.exists(table) ? Files.readAllLines(table).stream().skip(1) : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
