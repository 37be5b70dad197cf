package c10k.bench.advise;

import c10k.bench.advise.Advice.Confidence;
import c10k.bench.result.Results;
import c10k.bench.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a recommendation may be wrong. Confined to a thread. */
final class Doubts {

  /** Longer lines than those that were measured cost more, but hardly, up to this. */
  private static final int USUAL_BYTES = 256;

  /** Longer ones come in several reads. */
  private static final int BYTES_OF_A_READ = 4_096;

  private final Results results;
  private final List<String> sentences = new ArrayList<>();
  private Confidence confidence = Confidence.HIGH;

  Doubts(Results results) {
    this.results = results;
  }

  Confidence confidence() {
    return confidence;
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  void about(Assessment assessment, Demand demand, @Nullable Evidence evidence) {
    rounds(assessment);
    if (!assessment.missing().isEmpty()) {
      doubt(Confidence.LOW, "Not everything about it was measured.");
    }
    if (evidence != null && assessment.memory().isPresent()) {
      connections(demand, evidence.mostConnections());
    }
    payload(demand);
    var filled = assessment.filled().orElse(Quantity.ZERO);
    if (demand.cores() > 1 && filled.value() * demand.cores() > 1) {
      doubt(Confidence.LOW, "It needs more than one core, and whether more cores answer as many times more was not measured.");
    }
    if (filled.high() > 1) {
      doubt(Confidence.MEDIUM, "It may be too little by the upper end of what was measured: " + assessment.fullest() + ".");
    }
  }

  private void rounds(Assessment assessment) {
    int fewest = assessment.cells().stream().mapToInt(Cell::trials).min().orElse(0);
    if (results.run().smokeTest()) {
      doubt(Confidence.LOW, "The results are those of a smoke test.");
    }
    if (fewest < RatioEstimate.FEWEST_FOR_INTERVAL) {
      doubt(Confidence.LOW, "Some of its cells have " + fewest + " trials only, and no interval.");
    } else if (fewest < RatioEstimate.FEWEST_FOR_TEST) {
      doubt(Confidence.MEDIUM, "Some of its cells have " + fewest + " trials only.");
    }
  }

  private void connections(Demand demand, int most) {
    if (demand.connections() > most) {
      doubt(
          demand.connections() > 2 * most ? Confidence.LOW : Confidence.MEDIUM,
          String.format(Locale.ROOT, "Memory was measured up to %,d connections, and is extended in proportion to %,d.", most, demand.connections()));
    }
  }

  private void payload(Demand demand) {
    if (demand.payloadBytes() > USUAL_BYTES) {
      doubt(
          demand.payloadBytes() > BYTES_OF_A_READ ? Confidence.LOW : Confidence.MEDIUM,
          String.format(
              Locale.ROOT, "Lines of 64 bytes were measured, none of %,d: each request costs more, and buffers may be larger.", demand.payloadBytes()));
    }
  }

  private void doubt(Confidence atMost, String sentence) {
    confidence = confidence.orWorse(atMost);
    sentences.add(sentence);
  }
}
