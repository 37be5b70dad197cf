package c10k.pool.sizing;

import c10k.pool.PoolConfig;
import java.util.List;

/**
 * How large a pool should be.
 *
 * @param minSize resources to keep ready
 * @param maxSize resources at most
 * @param decidedBy what decided {@code maxSize}
 * @param reasons how the sizes came about, in full sentences
 * @param warnings what will go wrong with them, in full sentences; empty is good
 */
public record SizingAnswer(int minSize, int maxSize, Formula decidedBy, List<String> reasons, List<String> warnings) {

  public SizingAnswer {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  /** The configuration with these sizes. */
  public PoolConfig.Builder applyTo(PoolConfig.Builder config) {
    return config.size(minSize, maxSize);
  }
}
