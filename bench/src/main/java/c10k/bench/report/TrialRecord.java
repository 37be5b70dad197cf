package c10k.bench.report;

import c10k.bench.result.TrialStatus;
import c10k.bench.result.Figure;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One trial: one launch of one server.
 *
 * @param round counts from 1
 * @param slot place in the order of the round, from 1
 * @param reason why it is not OK, or empty
 * @param startSeconds since the start of the first trial
 * @param loadAverage of the machine over a minute, when it started
 * @param figures by their keys
 */
public record TrialRecord(
    int round,
    int slot,
    ScenarioKind scenario,
    int connections,
    String contestant,
    TrialStatus status,
    String reason,
    double startSeconds,
    double seconds,
    double loadAverage,
    Map<String, Double> figures) {

  /** A figure, if the trial has it. */
  public OptionalDouble figure(Figure figure) {
    var value = figures.get(figure.key());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** User and system time of the server per message, in µs. */
  public OptionalDouble serverCpu() {
    var user = figure(Figure.SERVER_CPU_USER);
    var system = figure(Figure.SERVER_CPU_SYSTEM);
    return user.isPresent() && system.isPresent()
        ? OptionalDouble.of(user.getAsDouble() + system.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Heap, direct buffers and native memory of an idle connection together; a part below zero is noise. */
  public OptionalDouble userBytes() {
    var parts = List.of(
        figure(Figure.HEAP_PER_CONNECTION),
        figure(Figure.DIRECT_PER_CONNECTION),
        figure(Figure.NATIVE_PER_CONNECTION));
    return parts.stream().anyMatch(OptionalDouble::isEmpty)
        ? OptionalDouble.empty()
        : OptionalDouble.of(parts.stream().mapToDouble(part -> Math.max(0, part.orElseThrow())).sum());
  }
}
