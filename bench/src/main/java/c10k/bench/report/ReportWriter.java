package c10k.bench.report;

import c10k.bench.chart.Style;
import c10k.bench.chart.Svg;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes everything that shows a run's results: the page, the charts as images, and their data. */
public final class ReportWriter {
  private static final String CHARTS = "charts";
  private static final String DATA = "csv";
  private static final String IMAGE = ".svg";
  private static final String TABLE = ".csv";

  private ReportWriter() {}

  /**
   * Writes the report beside the results.
   *
   * @return the page
   */
  public static Path write(Results results, ResultsFolder folder) throws IOException {
    return write(results, folder, folder.path());
  }

  /**
   * Writes the report to another place.
   *
   * @param folder where histograms are
   * @param out made if missing; charts and their data that an earlier report left there go
   * @return the page
   */
  public static Path write(Results results, ResultsFolder folder, Path out) throws IOException {
    var report = new ReportPage(results, folder);
    var charts = emptied(out.resolve(CHARTS), IMAGE);
    var data = emptied(out.resolve(DATA), TABLE);
    var style = Style.charts();
    for (var panel : report.panels()) {
      Files.writeString(charts.resolve(panel.name() + IMAGE), Svg.standalone(panel.alone(), style));
      Files.writeString(data.resolve(panel.name() + TABLE), panel.csv().asCsv());
    }
    Files.writeString(out.resolve("trials.csv"), TrialTable.of(results).asCsv());
    return Files.writeString(out.resolve("index.html"), report.html());
  }

  private static Path emptied(Path folder, String ending) throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      for (var old : List.copyOf(files.filter(file -> file.toString().endsWith(ending)).toList())) {
        Files.delete(old);
      }
    }
    return folder;
  }
}
