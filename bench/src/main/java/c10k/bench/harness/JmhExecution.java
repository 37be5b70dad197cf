package c10k.bench.harness;

import c10k.bench.jmh.FiguresProfiler;
import c10k.bench.jmh.TrialSettings;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.result.Figure;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A launch as a JMH run of its own with one fork: JMH by itself would not interleave contestants.
 *
 * @param benchmark a class with one benchmark, or one of its benchmarks by {@code method}
 * @param method how the benchmark's name begins; empty if there is one only
 * @param contestantParam name of the parameter that takes the label
 * @param place whether the fork is the load of a server, and so gets the load's core
 * @param iterations empty for a single shot
 */
public record JmhExecution(Class<?> benchmark, String method, String contestantParam, Place place, Optional<Iterations> iterations) implements Execution {

  /** Where a fork runs. */
  public enum Place {
    /** On the load's core, with a server on the other, as {@link Placement} has it. */
    LOAD,
    /** On all cores. */
    ALONE
  }

  /** How often and how long JMH calls a benchmark that is no single shot. */
  public record Iterations(int warmups, Duration warmup, Duration measured) {}

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A single shot that loads a server. */
  public static JmhExecution shot(Class<?> benchmark, String contestantParam) {
    return new JmhExecution(benchmark, "", contestantParam, Place.LOAD, Optional.empty());
  }

  /** Calls a benchmark again and again, alone on the machine; its score is {@code Figure#SCORE}. */
  public static JmhExecution repeated(Class<?> benchmark, String method, String contestantParam, Iterations iterations) {
    return new JmhExecution(benchmark, method, contestantParam, Place.ALONE, Optional.of(iterations));
  }

  /** A single shot, alone on the machine. */
  public static JmhExecution shotAlone(Class<?> benchmark, String contestantParam) {
    return new JmhExecution(benchmark, "", contestantParam, Place.ALONE, Optional.empty());
  }

  @Override
  public List<JmhExecution> benchmarks() {
    return List.of(this);
  }

  @Override
  public Outcome run(Task task) throws IOException {
    var result = result(task);
    return new Outcome(figures(task, result), series(task.files()), Optional.of(result));
  }

  private RunResult result(Task task) throws IOException {
    try {
      return new Runner(options(task).build()).run().iterator().next();
    } catch (RunnerException e) {
      throw new IOException(FailureReason.of(e), e);
    }
  }

  private ChainedOptionsBuilder options(Task task) {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include("^" + Pattern.quote(benchmark.getName() + "." + method))
        .param(contestantParam, task.contestant())
        .forks(1)
        .jvm(JvmFlags.java())
        .jvmArgs(flags(task).toArray(new String[0]))
        .addProfiler(FiguresProfiler.class)
        .shouldFailOnError(true)
        .timeout(TimeValue.milliseconds(LONGEST.toMillis()))
        .verbosity(VerboseMode.SILENT);
    task.parameters().forEach(options::param);
    iterations.ifPresent(times -> options
        .warmupIterations(times.warmups())
        .warmupTime(TimeValue.milliseconds(times.warmup().toMillis()))
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(times.measured().toMillis())));
    return options;
  }

  private List<String> flags(Task task) {
    var placement = Placement.detect();
    var flags = new ArrayList<>(place == Place.LOAD ? JvmFlags.timed(placement) : JvmFlags.unpinned());
    flags.add("-D" + Placement.PROPERTY + "=" + placement.kind());
    flags.add("-D" + TrialSettings.LAUNCHED + "=true");
    flags.add("-D" + TrialSettings.SEED + "=" + task.seed());
    flags.add("-D" + TrialSettings.FILES + "=" + task.files());
    return flags;
  }

  /** JMH's own score too, which for throughput is the figure. */
  private static Map<String, Map<String, Double>> figures(Task task, RunResult result) {
    var figures = new LinkedHashMap<String, Map<String, Double>>();
    task.launch().cases().forEach(one -> figures.put(one.name(), new LinkedHashMap<>()));
    var only = task.launch().cases().getFirst().name();
    figures.getOrDefault(only, Map.of()).put(Figure.SCORE.key(), result.getPrimaryResult().getScore());
    result.getSecondaryResults().forEach((key, figure) -> {
      int slash = key.indexOf('/');
      var caseName = slash < 0 ? only : key.substring(0, slash);
      figures.computeIfAbsent(caseName, _ -> new LinkedHashMap<>()).put(key.substring(slash + 1), figure.getScore());
    });
    return figures;
  }

  private static Map<String, Map<String, List<Double>>> series(Path files) throws IOException {
    var file = Path.of(files + TrialSettings.SERIES_SUFFIX);
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    var series = JSON.readValue(file.toFile(), new TypeReference<Map<String, Map<String, List<Double>>>>() {});
    Files.delete(file);
    return series;
  }
}
