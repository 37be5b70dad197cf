package c10k.bench.jmh;

import c10k.bench.load.HistogramLog;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a benchmark leaves beside its figures, for the launcher: histograms, and series such as the steps of a search. Without a launcher nothing is
 * written. Confined to the benchmark's thread.
 */
final class TrialFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, List<Double>>> series = new LinkedHashMap<>();

  /** Writes a histogram of nanoseconds; the kind is {@code response}, {@code service}, {@code sendLag} or {@code wait}. */
  void histogram(String caseName, String kind, Histogram histogram) throws IOException {
    var stem = TrialSettings.files();
    if (stem.isEmpty()) {
      return;
    }
    HistogramLog.write(histogram, Path.of(stem.get() + "." + caseName + "." + kind + ".hlog"));
  }

  /** Writes a column of a case's series; columns of one case are parallel, or at least those whose names begin alike before a dot. */
  void series(String caseName, String column, List<Double> values) throws IOException {
    series.computeIfAbsent(caseName, _ -> new LinkedHashMap<>()).put(column, List.copyOf(values));
    var stem = TrialSettings.files();
    if (stem.isPresent()) {
      JSON.writeValue(Path.of(stem.get() + TrialSettings.SERIES_SUFFIX).toFile(), series);
    }
  }
}
