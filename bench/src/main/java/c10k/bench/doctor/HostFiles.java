package c10k.bench.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files by which Linux tells about itself. What is missing, unreadable or not understood is
 * unknown, as everything is on other systems.
 *
 * @param root where {@code proc} and {@code sys} are; a fake one in tests
 */
public record HostFiles(Path root) {

  /** Those of this machine. */
  public static HostFiles ofThisMachine() {
    return new HostFiles(Path.of("/"));
  }

  List<String> lines(String path) {
    try {
      return Files.readAllLines(root.resolve(path));
    } catch (IOException e) {
      return List.of();
    }
  }

  Optional<String> line(String path) {
    return lines(path).stream().findFirst();
  }

  OptionalLong number(String path) {
    return line(path).map(HostFiles::parse).orElse(OptionalLong.empty());
  }

  /** The text as a number; unknown if it is none, such as {@code max}. */
  static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
