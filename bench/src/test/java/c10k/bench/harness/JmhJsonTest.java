package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.BenchmarkResultMetaData;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs with one fork each, merged, are what JMH itself writes of one run with as many forks. */
class JmhJsonTest {

  private static BenchmarkParams params(String model, String seed, int forks) {
    var workload = new WorkloadParams();
    workload.put("model", model, 0);
    workload.put("seed", seed, 0);
    var iterations = new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1);
    return new BenchmarkParams(
        "c10k.Echo.run", "target", true, 1, new int[] {1}, List.of(), forks, 0, iterations, iterations, Mode.Throughput, workload, TimeUnit.SECONDS, 1,
        "java", List.of("-Xmx1m"), "25", "VM", "25", "1.37", TimeValue.minutes(1));
  }

  private static BenchmarkResult fork(BenchmarkParams params, double operations) {
    var iteration = new IterationResult(params, params.getMeasurement(), new IterationResultMetaData(1, 1));
    iteration.addResult(new ThroughputResult(ResultRole.PRIMARY, "run", operations, 1_000_000_000, TimeUnit.SECONDS));
    iteration.addResult(new ScalarResult("server.cpu", operations / 7, "us", AggregationPolicy.AVG));
    return new BenchmarkResult(params, List.of(iteration), new BenchmarkResultMetaData(1_500, 2_000, 4_250, 1, 1));
  }

  private static JsonNode single(String model, String seed, double operations) {
    var params = params(model, seed, 1);
    return JmhJson.of(new RunResult(params, List.of(fork(params, operations))));
  }

  @Test
  void forksMUSTBeMergedAsJmhDoesIt() throws Exception {
    var params = params("a", "1", 3);
    var expected = JmhJson.of(new RunResult(params, List.of(fork(params, 100), fork(params, 130), fork(params, 70))));
    var merged = JmhJson.merge(List.of(single("a", "1", 100), single("a", "2", 130), single("a", "3", 70)));
    assertThat(merged).hasSize(1);
    assertThat(merged.get(0).path("forks").asInt()).isEqualTo(3);
    assertThat(merged.get(0).path("primaryMetric").path("rawData")).hasSize(3);
    var read = new ObjectMapper().readTree(merged.get(0).toString());
    assertThat(names(read)).isEqualTo(names(expected));
    for (var metric : List.of("/primaryMetric", "/secondaryMetrics/server.cpu")) {
      for (var field : List.of("score", "scoreError", "scoreUnit", "scoreConfidence", "scorePercentiles", "rawData")) {
        assertThat(rounded(read.at(metric).path(field))).as(metric + " " + field).isEqualTo(rounded(expected.at(metric).path(field)));
      }
    }
  }

  /** JMH sums in another order, so the last digits differ. */
  private static String rounded(JsonNode node) {
    return node.isNumber() ? String.format("%.6g", node.asDouble()) : node.isContainerNode() ? elements(node) : node.asText();
  }

  private static String elements(JsonNode node) {
    var elements = new ArrayList<String>();
    node.forEach(element -> elements.add(rounded(element)));
    return elements.toString();
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void otherParametersMUSTStayApart() {
    var merged = JmhJson.merge(List.of(single("a", "1", 100), single("b", "1", 100), single("a", "2", 120)));
    assertThat(merged).extracting(result -> result.path("params").path("model").asText()).containsExactly("a", "b");
    assertThat(merged).extracting(result -> result.path("forks").asInt()).containsExactly(2, 1);
  }

  @Test
  void whatIsReadFromAJournalMUSTMergeAlike() throws Exception {
    var json = new ObjectMapper();
    var results = List.of(single("a", "1", 100), single("a", "2", 110));
    var read = new ArrayList<JsonNode>();
    for (var result : results) {
      read.add(json.readTree(json.writeValueAsString(result)));
    }
    assertThat(JmhJson.merge(read).toString()).isEqualTo(JmhJson.merge(results).toString());
  }

  @Test
  void aSingleForkMUSTStayAsItIs() {
    ObjectNode only = (ObjectNode) single("a", "1", 100);
    var merged = JmhJson.merge(List.of(only)).get(0);
    assertThat(names(merged)).isEqualTo(names(only));
    assertThat(merged.at("/primaryMetric/scoreError")).isEqualTo(only.at("/primaryMetric/scoreError"));
    assertThat(merged.at("/primaryMetric/scoreError").asText()).isEqualTo("NaN");
  }

  @Test
  void theTimeFromSetUpToEndMUSTCountAsMeasured() {
    var params = params("a", "1", 1);
    assertThat(JmhJson.measuredSeconds(new RunResult(params, List.of(fork(params, 1))))).isEqualTo(2.75);
  }
}
