package c10k.bench.report;

import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Writes everything that shows a run's results: the page, the charts as images, and their data. */
public final class ReportWriter {

  private ReportWriter() {}

  /**
   * Writes the report beside the results.
   *
   * @return the page
   */
  public static Path write(Results results, ResultsFolder folder) throws IOException {
    return folder.path().resolve("index.html");
  }
}
