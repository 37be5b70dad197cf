package c10k.bench.report;

import java.util.Map;

/**
 * What one trial of a pool gave.
 *
 * @param round counts from 1
 * @param scenario its words
 * @param pool a label
 * @param failure why there are no figures, or empty
 * @param figures by their keys, {@link #SCORE} among them
 */
public record PoolTrialRecord(int round, String scenario, String pool, String failure, Map<String, Double> figures) {

  /** The key of JMH's own score. */
  public static final String SCORE = "score";

  public PoolTrialRecord {
    figures = Map.copyOf(figures);
  }
}
