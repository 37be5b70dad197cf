package c10k.bench.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.util.ListStatistics;

/**
 * JMH's own result format. Many runs with one fork are merged into one run with many forks: as text, not as JMH's objects, because a run that is continued
 * has only the text of what was done before.
 */
final class JmhJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double CONFIDENCE = 0.999;
  private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

  /** Differs from round to round, and is no difference between benchmarks. */
  private static final String SEED = "seed";

  private JmhJson() {}

  /** A result of one benchmark as JMH writes it. */
  static JsonNode of(RunResult result) {
    var bytes = new ByteArrayOutputStream();
    try (var stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(List.of(result));
    }
    try {
      return JSON.readTree(bytes.toByteArray()).get(0);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JMH wrote no JSON.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From when JMH called the benchmark's set-up, which starts the server, until it had its last result. */
  static double measuredSeconds(RunResult result) {
    return result.getBenchmarkResults().stream()
        .map(fork -> fork.getMetadata())
        .filter(times -> times != null)
        .mapToDouble(times -> (times.getStopTime() - times.getWarmupTime()) / MILLIS_PER_SECOND)
        .sum();
  }

  /** All results, those of one benchmark with the same parameters as forks of one. */
  static ArrayNode merge(List<JsonNode> results) {
    var groups = new LinkedHashMap<String, List<JsonNode>>();
    for (var result : results) {
      groups.computeIfAbsent(key(result), _ -> new ArrayList<>()).add(result);
    }
    var merged = JSON.createArrayNode();
    groups.values().forEach(forks -> merged.add(merged(forks)));
    return merged;
  }

  private static String key(JsonNode result) {
    var params = result.path("params");
    return result.path("benchmark").asText() + result.path("mode") + result.path("threads")
        + (params instanceof ObjectNode object ? object.deepCopy().without(SEED) : params);
  }

  private static ObjectNode merged(List<JsonNode> forks) {
    ObjectNode merged = forks.getFirst().deepCopy();
    merged.put("forks", forks.size());
    merged.set("primaryMetric", metric(forks.stream().map(fork -> fork.path("primaryMetric")).toList()));
    var secondary = merged.putObject("secondaryMetrics");
    forks.getFirst().path("secondaryMetrics").fieldNames().forEachRemaining(name -> secondary.set(
        name, metric(forks.stream().map(fork -> fork.path("secondaryMetrics").path(name)).filter(JsonNode::isObject).toList())));
    return merged;
  }

  /** One metric of all forks, with its statistics as JMH makes them. */
  private static ObjectNode metric(List<JsonNode> forks) {
    ObjectNode merged = forks.getFirst().deepCopy();
    for (var rawData : List.of("rawData", "rawDataHistogram")) {
      if (merged.has(rawData)) {
        var rows = merged.putArray(rawData);
        forks.forEach(fork -> fork.path(rawData).forEach(rows::add));
      }
    }
    if (merged.has("rawData")) {
      describe(merged, new ListStatistics(values(merged.path("rawData"))));
    }
    return merged;
  }

  private static double[] values(JsonNode rawData) {
    var values = new ArrayList<Double>();
    rawData.forEach(fork -> fork.forEach(value -> values.add(value.asDouble(Double.NaN))));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void describe(ObjectNode metric, ListStatistics statistics) {
    metric.set("score", number(statistics.getMean()));
    metric.set("scoreError", number(statistics.getMeanErrorAt(CONFIDENCE)));
    var confidence = metric.putArray("scoreConfidence");
    for (double end : statistics.getConfidenceIntervalAt(CONFIDENCE)) {
      confidence.add(number(end));
    }
    if (metric.get("scorePercentiles") instanceof ObjectNode percentiles) {
      var names = new ArrayList<String>();
      percentiles.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> percentiles.set(name, number(statistics.getPercentile(Double.parseDouble(name)))));
    }
  }

  /** JMH writes what JSON has no number for as text. */
  private static JsonNode number(double value) {
    return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(JsonNodeFactory.instance.numberNode(value).asText());
  }
}
