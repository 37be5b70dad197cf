package c10k.bench.advise;

import c10k.bench.advise.Advice.Confidence;
import c10k.bench.result.Findings;
import c10k.bench.result.Results;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Recommends one of the models for a demand, by the results of a run. Confined to a thread. */
public final class Advisor {

  /** Differences of how full the fullest resource is are not worth harder code up to this share of it. */
  private static final double TRIFLE = 0.05;

  private final Results results;
  private final Map<Candidate, Evidence> evidence = new EnumMap<>(Candidate.class);

  /** Advises by these results. */
  public Advisor(Results results) {
    this.results = results;
    var findings = Findings.of(results);
    for (var candidate : Candidate.values()) {
      evidence.put(candidate, new Evidence(results, findings, candidate));
    }
  }

  /** Advises on this demand. */
  public Advice advise(Demand demand) {
    var assessments = assess(demand);
    var ranked = ranked(assessments);
    var excluded = assessments.stream().filter(one -> !one.isPossible()).toList();
    var unmeasured = assessments.stream().filter(one -> one.isPossible() && one.filled().isEmpty()).toList();
    var missing = new LinkedHashSet<String>();
    assessments.forEach(one -> missing.addAll(one.missing()));
    var doubts = new Doubts(results);
    if (!ranked.isEmpty()) {
      doubts.about(ranked.getFirst().getFirst(), demand, evidence.get(ranked.getFirst().getFirst().candidate()));
    }
    return new Advice(
        demand,
        ranked,
        excluded,
        unmeasured,
        ranked.isEmpty() ? Confidence.LOW : doubts.confidence(),
        doubts.sentences(),
        List.copyOf(missing),
        ranked.isEmpty() ? List.of() : new Turns(this::recommended, demand).all());
  }

  /** Only what is recommended. */
  Optional<Candidate> recommended(Demand demand) {
    var ranked = ranked(assess(demand));
    return ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.getFirst().getFirst().candidate());
  }

  private List<Assessment> assess(Demand demand) {
    var assessments = new ArrayList<Assessment>();
    for (var candidate : Candidate.values()) {
      if (candidate != Candidate.EVENT_LOOP_OFFLOAD || hasJobs(demand)) {
        assessments.add(new Assessor(evidence, candidate, demand).assess());
      }
    }
    return assessments;
  }

  private static boolean hasJobs(Demand demand) {
    return demand.blocking().share() > 0 || demand.cpu().share() > 0;
  }

  private static List<List<Assessment>> ranked(List<Assessment> assessments) {
    var possible = assessments.stream().filter(one -> one.isPossible() && one.filled().isPresent()).toList();
    var groups = new TreeMap<Long, List<Assessment>>();
    for (var one : possible) {
      var filled = one.filled().orElseThrow();
      long better = possible.stream().filter(other -> other.filled().orElseThrow().isClearlyBelow(filled, TRIFLE)).count();
      groups.computeIfAbsent(better, _ -> new ArrayList<>()).add(one);
    }
    return List.copyOf(groups.values());
  }
}
