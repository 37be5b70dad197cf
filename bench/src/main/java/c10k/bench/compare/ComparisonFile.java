package c10k.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A comparison for programs.
 *
 * @param version of this format
 * @param decision of the gate
 */
public record ComparisonFile(int version, String gate, Gate.Decision decision, List<String> obstacles, List<String> remarks, List<CellChange> cells) {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Writes it. */
  public static void write(Path file, Comparison comparison, Gate gate) throws IOException {
    var content = new ComparisonFile(VERSION, gate.text(), gate.decide(comparison), comparison.obstacles(), comparison.remarks(), comparison.cells());
    JSON.writeValue(file.toFile(), content);
  }
}
