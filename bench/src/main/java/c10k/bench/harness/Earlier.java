package c10k.bench.harness;

import c10k.bench.result.Figure;
import java.util.OptionalDouble;

/**
 * What the first round has found so far, for scenarios that depend on others: as rates below what the slowest can answer. The first round only, so that
 * all rounds do the same.
 */
public interface Earlier {

  /** The figure of one contestant, if it is known. */
  OptionalDouble figure(String scenario, String caseName, String contestant, Figure figure);

  /** The least figure of all of the lab's models, if any is known. */
  OptionalDouble least(String scenario, String caseName, Figure figure);
}
