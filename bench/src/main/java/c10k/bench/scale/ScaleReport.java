package c10k.bench.scale;

import c10k.bench.chart.Table;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a run found: what the result file holds.
 *
 * @param version of this format
 * @param generatedAt ISO 8601, UTC
 * @param environment names and values, in the order to show them
 * @param loadAverage of the machine over a minute, before the run
 */
public record ScaleReport(
    int version,
    String generatedAt,
    String scenario,
    int connections,
    double holdSeconds,
    double loadAverage,
    Map<String, String> environment,
    List<String> serverFlags,
    List<ScaleResult> results,
    String repeatCommand) {

  /** Raised when a reader of the former format would misunderstand. */
  public static final int VERSION = 1;

  private static final String NOTHING = "-";

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(scenario + ".json");
    var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(file, json.writeValueAsString(this) + "\n");
    return file;
  }

  /** The figures that any of the servers has, and how to read them. */
  String asText() {
    var figures = Arrays.stream(ScaleFigure.values())
        .filter(figure -> results.stream().anyMatch(result -> result.figures().containsKey(figure.key())))
        .toList();
    var headings = new ArrayList<String>(List.of("server"));
    figures.forEach(figure -> headings.add(figure.heading()));
    headings.add("status");
    var rows = new ArrayList<List<String>>();
    for (var result : results) {
      var row = new ArrayList<String>(List.of(result.server()));
      figures.forEach(figure -> row.add(words(result, figure)));
      row.add(result.status().words());
      rows.add(row);
    }
    var text = new StringBuilder(new Table(headings, rows).asText());
    results.stream()
        .filter(result -> !result.reason().isEmpty())
        .forEach(result -> text.append(result.server()).append(" has no figures: ").append(result.reason()).append("\n"));
    return text.toString();
  }

  private static String words(ScaleResult result, ScaleFigure figure) {
    var value = result.figures().get(figure.key());
    return value == null ? NOTHING : ScaleFigure.words(value);
  }
}
