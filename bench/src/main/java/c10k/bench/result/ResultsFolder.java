package c10k.bench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** The folder that a run leaves: its results, and a file for each histogram. */
public final class ResultsFolder {
  private static final String RESULTS = "results.json";
  private static final String HISTOGRAMS = "histograms";
  private static final ObjectMapper JSON = new ObjectMapper()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private final Path folder;

  private ResultsFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder at this place, made if missing. */
  public static ResultsFolder at(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(HISTOGRAMS));
    return new ResultsFolder(folder);
  }

  /**
   * Reads results.
   *
   * @param place the folder of a run, or its {@code results.json}
   * @throws IOException saying what is missing, or not understood
   */
  public static Results read(Path place) throws IOException {
    var file = Files.isDirectory(place) ? place.resolve(RESULTS) : place;
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there are no results at " + place + "; 'lab bench' leaves a folder with " + RESULTS);
    }
    try {
      var tree = JSON.readTree(file.toFile());
      int version = tree.path("version").asInt();
      if (version != Results.VERSION) {
        throw new IOException(file + " is no results.json of version " + Results.VERSION + ", which this build reads, but of version " + version);
      }
      return JSON.treeToValue(tree, Results.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no results.json of this lab: " + e.getOriginalMessage(), e);
    }
  }

  /** Writes the results. */
  public void write(Results results) throws IOException {
    JSON.writeValue(folder.resolve(RESULTS).toFile(), results);
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /** Forgets the histograms of a former run. */
  public void deleteHistograms() throws IOException {
    try (var old = Files.newDirectoryStream(folder.resolve(HISTOGRAMS), "*.hlog")) {
      for (var file : old) {
        Files.delete(file);
      }
    }
  }

  /** Where the histograms of a launch go: a folder, and how names begin. */
  public Path histogramStem(String fileStem) {
    return folder.resolve(HISTOGRAMS).resolve(fileStem);
  }

  /**
   * The histogram of a trial, if it left one.
   *
   * @param kind {@code response}, {@code service}, {@code sendLag} or {@code wait}; values are in nanoseconds
   */
  public Optional<Histogram> histogram(TrialRecord trial, String kind) throws IOException {
    var file = folder.resolve(HISTOGRAMS).resolve(trial.filePrefix() + "." + kind + ".hlog");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var reader = new HistogramLogReader(file.toFile())) {
      return reader.nextIntervalHistogram() instanceof Histogram histogram ? Optional.of(histogram) : Optional.empty();
    }
  }
}
