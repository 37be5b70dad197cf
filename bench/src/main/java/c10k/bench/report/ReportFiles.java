package c10k.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** The folder of a report. */
public record ReportFiles(Path folder) {

  /** Makes the folder, without what a former run left in it. */
  public static ReportFiles open(Path folder) throws IOException {
    var files = new ReportFiles(folder);
    Files.createDirectories(files.histograms());
    try (var old = Files.newDirectoryStream(files.histograms(), "*.hlog")) {
      for (var file : old) {
        Files.delete(file);
      }
    }
    return files;
  }

  /** The histograms of response times, one file per trial. */
  public Path histograms() {
    return folder.resolve("histograms");
  }

  /** The page. */
  public Path page() {
    return folder.resolve("index.html");
  }

  /** Writes all files. */
  public void write(BenchReport report, List<RunResult> results) throws IOException {
    var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve("results.json"), json.writeValueAsString(report) + "\n");
    Files.writeString(folder.resolve("trials.csv"), TrialsCsv.of(report));
    JmhResults.write(folder.resolve("jmh.json"), results);
    Files.writeString(page(), HtmlPage.of(report));
  }

  /** Reads what {@link #write} wrote. */
  public static BenchReport read(Path resultsJson) throws IOException {
    return new ObjectMapper().readValue(Files.readString(resultsJson), BenchReport.class);
  }
}
