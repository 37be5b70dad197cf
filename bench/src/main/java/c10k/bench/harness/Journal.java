package c10k.bench.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** {@code trials.jsonl}: the plan, then each finished launch, one line each as soon as it is known, so that an interrupted run can be continued. */
final class Journal {
  private static final String NAME = "trials.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  private Journal(Path file) {
    this.file = file;
  }

  /**
   * What must be the same for two parts of a run to belong together.
   *
   * @param version of this format
   * @param arguments that make the plan
   * @param scenarios what they came to: each with its contestants, launches and rounds
   * @param commit of the source, with a mark if something was not committed
   */
  record Header(int version, List<String> arguments, List<String> scenarios, String commit) {
    static final int VERSION = 1;

    /**
     * Compares with what would continue it.
     *
     * @throws IOException if another plan, or other code, began the run
     */
    void requireContinuedBy(Header other, Path folder) throws IOException {
      var refused = "the run in " + folder + " cannot be continued: ";
      var anew = "; start anew without '--resume'";
      if (!commit.equals(other.commit)) {
        throw new IOException(refused + "it was begun by commit " + commit + ", and this is " + other.commit + anew);
      }
      if (!equals(other)) {
        throw new IOException(refused + "its plan was " + words() + ", and here it would be " + other.words() + anew);
      }
    }

    private String words() {
      return "'" + String.join(" ", arguments) + "', which comes to " + String.join("; ", scenarios);
    }
  }

  /** Begins a new one, and forgets a former one. */
  static Journal begin(Path folder, Header header) throws IOException {
    var file = folder.resolve(NAME);
    Files.writeString(file, JSON.writeValueAsString(header) + "\n");
    return new Journal(file);
  }

  /** Goes on with the one that is there; half a line at its end, from a process that was ended while it wrote, is cut off. */
  static Journal append(Path folder) throws IOException {
    var file = folder.resolve(NAME);
    Files.writeString(file, wholeLines(file));
    return new Journal(file);
  }

  /** Adds a line. */
  void add(FinishedLaunch launch) throws IOException {
    var line = JSON.writeValueAsString(launch) + "\n";
    Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
  }

  /**
   * Reads the plan of an interrupted run.
   *
   * @throws IOException saying what is missing
   */
  static Header header(Path folder) throws IOException {
    try {
      return JSON.readValue(lines(folder).getFirst(), Header.class);
    } catch (JsonProcessingException e) {
      throw new IOException(folder.resolve(NAME) + " does not begin with the plan of a run, so it cannot be continued", e);
    }
  }

  /** Reads what was finished. */
  static List<FinishedLaunch> launches(Path folder) throws IOException {
    var launches = new ArrayList<FinishedLaunch>();
    var lines = lines(folder);
    for (int i = 1; i < lines.size(); i++) {
      try {
        launches.add(JSON.readValue(lines.get(i), FinishedLaunch.class));
      } catch (JsonProcessingException e) {
        throw new IOException("line " + (i + 1) + " of " + folder.resolve(NAME) + " is damaged, so the run cannot be continued", e);
      }
    }
    return launches;
  }

  /** Whole lines only. */
  private static List<String> lines(Path folder) throws IOException {
    var file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no run to continue in " + folder + ": 'lab bench' leaves a folder with " + NAME);
    }
    var lines = wholeLines(file).lines().toList();
    if (lines.isEmpty()) {
      throw new IOException(file + " is empty, so there is nothing to continue; start anew without '--resume'");
    }
    return lines;
  }

  /** Half a line may end within a character, which a strict decoder would refuse. */
  private static String wholeLines(Path file) throws IOException {
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }
}
