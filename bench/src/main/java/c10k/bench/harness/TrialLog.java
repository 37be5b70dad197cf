package c10k.bench.harness;

import c10k.bench.result.Figure;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What has been carried out so far, in this process or in one that was interrupted. Confined to one thread. */
final class TrialLog implements Earlier {

  /** A block that is disturbed is repeated twice at the most; the last attempt counts, whatever it was. */
  private static final int MOST_ATTEMPTS = 3;

  /** Of the planned time, for repetitions: a machine that is never quiet gets no quieter. */
  private static final double MOST_REPETITION = 0.25;

  private final List<PlannedScenario> scenarios;
  private final double repetitionSeconds;
  private final int mostAttempts;
  private final List<List<Block>> rounds;
  private final Predicate<FinishedLaunch.Place> refused;
  private final Map<FinishedLaunch.Place, FinishedLaunch> finished = new LinkedHashMap<>();

  /**
   * Starts with nothing.
   *
   * @param refused who gets no numbers, so that nobody waits for them
   */
  TrialLog(Plan plan, List<List<Block>> rounds, Predicate<FinishedLaunch.Place> refused) {
    this.scenarios = plan.scenarios();
    this.repetitionSeconds = MOST_REPETITION * plan.scenarios().stream().mapToLong(planned -> planned.expected().toSeconds()).sum();
    this.mostAttempts = plan.repeats() ? MOST_ATTEMPTS : 1;
    this.rounds = rounds;
    this.refused = refused;
  }

  /** Takes over what an interrupted run finished, but for blocks that it cut short: whoever is compared must run soon after each other. */
  void takeOver(List<FinishedLaunch> launches) {
    launches.forEach(this::add);
    rounds.stream().flatMap(List::stream).forEach(block -> {
      for (int attempt = 1; attempt <= mostAttempts; attempt++) {
        if (!hasAll(block, attempt)) {
          int cutShort = attempt;
          finished.values().removeIf(launch -> launch.isOf(block, cutShort));
        }
      }
    });
  }

  void add(FinishedLaunch launch) {
    finished.remove(launch.place());
    finished.put(launch.place(), launch);
  }

  boolean hasAll(Block block, int attempt) {
    return block.order().stream()
        .map(label -> new FinishedLaunch.Place(block.round(), block.scenario().name(), block.launch().name(), attempt, label))
        .allMatch(place -> finished.containsKey(place) || refused.test(place));
  }

  boolean isDisturbed(Block block, int attempt) {
    return finished.values().stream().anyMatch(launch -> launch.isOf(block, attempt) && launch.isDisturbed());
  }

  /** Whether a later attempt counts instead, or is to be made. */
  private boolean isRepeated(Block block, int attempt) {
    return attempt < mostAttempts
        && hasAll(block, attempt)
        && isDisturbed(block, attempt)
        && (hasAll(block, attempt + 1) || hasTimeToRepeat());
  }

  private boolean hasTimeToRepeat() {
    double taken = finished.values().stream()
        .filter(launch -> launch.attempt() > 1)
        .flatMap(launch -> launch.records().stream().limit(1))
        .mapToDouble(TrialRecord::seconds)
        .sum();
    return taken < repetitionSeconds;
  }

  /** Whether all that has to be carried out for it has been. */
  boolean isComplete(Block block) {
    return hasAll(block, lastAttempt(block));
  }

  /** How many rounds of a scenario are complete. */
  int roundsDone(PlannedScenario planned) {
    return (int) rounds.stream().takeWhile(round -> round.stream().filter(block -> block.planned().equals(planned)).allMatch(this::isComplete))
        .limit(planned.rounds())
        .count();
  }

  private Stream<Block> completeBlocks() {
    return rounds.stream().flatMap(List::stream).filter(block -> block.round() <= roundsDone(block.planned()));
  }

  /** How many blocks were carried out once more. */
  int repeatedBlocks() {
    return (int) completeBlocks().mapToLong(block -> IntStream.range(1, mostAttempts).filter(attempt -> isRepeated(block, attempt)).count()).sum();
  }

  /** How many blocks were disturbed to the last. */
  int disturbedBlocks() {
    return (int) completeBlocks().filter(block -> isDisturbed(block, lastAttempt(block))).count();
  }

  private int lastAttempt(Block block) {
    int attempt = 1;
    while (isRepeated(block, attempt)) {
      attempt++;
    }
    return attempt;
  }

  /** The records of complete rounds, in the order run. */
  List<TrialRecord> records() {
    var blocks = completeBlocks().toList();
    var records = new ArrayList<TrialRecord>();
    for (var launch : finished.values()) {
      blocks.stream().filter(block -> launch.isOf(block, launch.attempt())).forEach(block ->
          launch.records().forEach(record -> records.add(isRepeated(block, launch.attempt()) ? disturbed(record) : record)));
    }
    return records;
  }

  private static TrialRecord disturbed(TrialRecord record) {
    return record.withStatus(TrialStatus.DISTURBED, "another attempt counts");
  }

  /** JMH's results of complete rounds, without repeated ones. */
  List<JsonNode> jmhResults() {
    var blocks = completeBlocks().toList();
    var results = new ArrayList<JsonNode>();
    for (var launch : finished.values()) {
      boolean counts = blocks.stream().anyMatch(block -> launch.isOf(block, launch.attempt()) && !isRepeated(block, launch.attempt()));
      if (counts && launch.jmh() != null) {
        results.add(launch.jmh());
      }
    }
    return results;
  }

  /** Since the start of the run, without interruptions. */
  double elapsedSeconds() {
    return finished.values().stream().mapToDouble(FinishedLaunch::endSeconds).max().orElse(0);
  }

  double measuredSeconds() {
    return finished.values().stream().mapToDouble(FinishedLaunch::measuredSeconds).sum();
  }

  @Override
  public OptionalDouble figure(String scenario, String caseName, String contestant, Figure figure) {
    return figures(scenario, caseName, figure, contestant::equals).reduce((_, last) -> last).stream().mapToDouble(Double::doubleValue).findFirst();
  }

  @Override
  public OptionalDouble least(String scenario, String caseName, Figure figure) {
    var roster = scenarios.stream().map(PlannedScenario::scenario).filter(one -> one.name().equals(scenario)).map(Scenario::roster).findFirst();
    return roster.isEmpty()
        ? OptionalDouble.empty()
        : figures(scenario, caseName, figure, label -> !roster.get().isPeer(label)).mapToDouble(Double::doubleValue).min();
  }

  private Stream<Double> figures(String scenario, String caseName, Figure figure, Predicate<String> contestant) {
    var last = new LinkedHashMap<String, Double>();
    for (var launch : finished.values()) {
      for (var record : launch.records()) {
        boolean asked = record.round() == 1 && record.scenario().equals(scenario) && record.caseName().equals(caseName) && contestant.test(record.contestant());
        if (asked && record.status().hasFigures()) {
          record.figure(figure).ifPresent(value -> last.put(record.contestant(), value));
        }
      }
    }
    return last.values().stream();
  }
}
