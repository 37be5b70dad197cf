package c10k.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Files that tools for HdrHistogram logs read; values are nanoseconds. */
public final class HistogramLog {

  private HistogramLog() {}

  /** Writes a histogram as the only interval of a log. */
  public static void write(Histogram histogram, Path file) throws IOException {
    try (var stream = Files.newOutputStream(file)) {
      var writer = new HistogramLogWriter(stream);
      writer.outputLogFormatVersion();
      writer.outputLegend();
      writer.outputIntervalHistogram(histogram);
    }
  }

  /** Writes the histograms of a result into a folder, which is made if need be: {@code response.hlog} and so on. */
  public static void write(LoadResult result, Path folder) throws IOException {
    Files.createDirectories(folder);
    write(result.response(), folder.resolve("response.hlog"));
    write(result.service(), folder.resolve("service.hlog"));
    write(result.sendLag(), folder.resolve("sendLag.hlog"));
    if (result.probe().getTotalCount() > 0) {
      write(result.probe(), folder.resolve("probe.hlog"));
    }
  }
}
