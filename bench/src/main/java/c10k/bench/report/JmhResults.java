package c10k.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** Merges JMH's results of many runs with one fork into those of one run with many forks. */
public final class JmhResults {

  /** Differs from round to round, and is no difference between benchmarks. */
  private static final String SEED = "seed";

  private JmhResults() {}

  static List<RunResult> merge(List<RunResult> results) {
    var params = new LinkedHashMap<String, BenchmarkParams>();
    var forks = new LinkedHashMap<String, List<BenchmarkResult>>();
    for (var result : results) {
      var key = key(result.getParams());
      params.putIfAbsent(key, result.getParams());
      forks.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(result.getBenchmarkResults());
    }
    var merged = new ArrayList<RunResult>();
    forks.forEach((key, fork) -> merged.add(new RunResult(params.get(key), fork)));
    return merged;
  }

  private static String key(BenchmarkParams params) {
    var key = new StringBuilder(params.getBenchmark()).append(" threads=").append(params.getThreads());
    for (var name : params.getParamsKeys()) {
      if (!name.equals(SEED)) {
        key.append(' ').append(name).append('=').append(params.getParam(name));
      }
    }
    return key.toString();
  }

  /** Writes them as JMH itself would. */
  public static void write(Path file, List<RunResult> results) throws IOException {
    try (var stream = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(merge(results));
    }
  }
}
