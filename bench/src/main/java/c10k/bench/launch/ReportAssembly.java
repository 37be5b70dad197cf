package c10k.bench.launch;

import c10k.bench.contestant.Contestants;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.report.BenchReport;
import c10k.bench.report.Entry;
import c10k.bench.report.LatencyCurve;
import c10k.bench.report.PlanRecord;
import c10k.bench.report.ScenarioKind;
import c10k.bench.report.TrialRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Puts together what a run brought. */
record ReportAssembly(BenchPlan plan, Placement placement, TrialLog log, Refusals refusals) {
  private static final double MILLIS_PER_SECOND = 1_000;

  BenchReport assemble(Map<String, String> facts, MachineWatch watch, boolean interrupted, Path histograms)
      throws IOException {
    return new BenchReport(
        BenchReport.VERSION,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        planRecord(),
        facts,
        entries(),
        log.records(),
        curves(histograms),
        new Caveats(plan, placement, log).list(watch, interrupted));
  }

  private PlanRecord planRecord() {
    return new PlanRecord(
        plan.profile().name(),
        plan.profile().smokeTest(),
        plan.rounds(),
        log.roundsDone(),
        plan.seed(),
        plan.reference(),
        plan.connections(),
        BenchPlan.LINE_BYTES,
        BenchPlan.RATE,
        BenchPlan.MEMORY_CONNECTIONS,
        seconds(plan.timing().warmup()),
        seconds(plan.timing().echo()),
        seconds(plan.timing().latency()),
        placement.reason(),
        plan.repeatCommand(),
        JvmFlags.timed(placement),
        JvmFlags.memory(placement),
        JvmFlags.timed(placement));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    for (var contestant : plan.contestants()) {
      var whyNot = refusals.ofAll(contestant.label(), plan.kinds());
      entries.add(new Entry(contestant.label(), contestant.description(), contestant.isPeer(), false, whyNot));
    }
    if (plan.control()) {
      var again = plan.reference() + Contestants.AGAIN;
      entries.add(new Entry(again, "the reference once more: how far equals differ", false, true, ""));
    }
    return entries;
  }

  private List<LatencyCurve> curves(Path folder) throws IOException {
    var files = new LinkedHashMap<TrialKey, List<Histogram>>();
    for (var trial : log.records()) {
      if (trial.scenario() == ScenarioKind.LATENCY && trial.status().hasFigures()) {
        var key = new TrialKey(trial.contestant(), trial.connections());
        files.computeIfAbsent(key, _ -> new ArrayList<>()).add(read(folder, trial));
      }
    }
    return files.entrySet().stream()
        .map(entry -> LatencyCurve.merge(entry.getKey().contestant(), entry.getKey().connections(), entry.getValue()))
        .toList();
  }

  private static Histogram read(Path folder, TrialRecord record) throws IOException {
    var scenario = new Scenario(record.scenario(), record.connections());
    var trial = new Trial(record.round(), record.slot(), scenario, record.contestant());
    var file = folder.resolve(trial.histogramFileName());
    try (var reader = new HistogramLogReader(file.toFile())) {
      if (reader.nextIntervalHistogram() instanceof Histogram histogram) {
        return histogram;
      }
      throw new FileNotFoundException("There is no histogram in " + file + ".");
    }
  }

  private record TrialKey(String contestant, int connections) {}
}
