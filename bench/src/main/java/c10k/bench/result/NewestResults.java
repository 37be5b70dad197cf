package c10k.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the results that were written last. */
public final class NewestResults {
  private static final int DEPTH = 3;

  private record Found(Path file, FileTime time) {}

  private NewestResults() {}

  /** The newest {@code results.json} below these folders, of which some or all may not exist. */
  public static Optional<Path> below(List<Path> folders) throws IOException {
    var found = new ArrayList<Found>();
    for (var folder : folders) {
      if (Files.isDirectory(folder)) {
        try (var files = Files.find(folder, DEPTH, (file, facts) -> facts.isRegularFile() && file.endsWith("results.json"))) {
          for (var file : files.toList()) {
            found.add(new Found(file, Files.getLastModifiedTime(file)));
          }
        }
      }
    }
    return found.stream().max(Comparator.comparing(Found::time)).map(Found::file);
  }
}
