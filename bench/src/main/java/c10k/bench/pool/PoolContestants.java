package c10k.bench.pool;

import c10k.pool.PoolModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Every pool that can take part. */
public final class PoolContestants {

  /** HikariCP's label: whom the others are compared with unless told otherwise. */
  public static final String HIKARICP = HikariContestant.LABEL;

  /** Stormpot that never looks at the clock. */
  public static final String STORMPOT_WITHOUT_EXPIRY = StormpotContestant.LABEL_WITHOUT_EXPIRY;

  /** The label of no pool at all. */
  public static final String NONE = NoPoolContestant.LABEL;

  /** The label of the control, which takes part in spikes only: it never creates anything. */
  public static final String FAIR_SEMAPHORE = FairContestant.LABEL;

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private PoolContestants() {}

  /** Ours, found as services; the known ones; and none. */
  public static List<PoolContestant> all() {
    var all = new ArrayList<PoolContestant>();
    PoolModel.all().forEach(model -> all.add(new ModelContestant(model)));
    all.addAll(List.of(
        new HikariContestant(),
        StormpotContestant.usual(),
        StormpotContestant.withoutExpiry(),
        new CommonsContestant(),
        new NoPoolContestant(),
        new FairContestant()));
    return List.copyOf(all);
  }

  /** A pool of the lab as a contestant. */
  static PoolContestant of(PoolModel model) {
    return new ModelContestant(model);
  }

  /**
   * The contestant of this label.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static PoolContestant labelled(String label) {
    var all = all();
    return all.stream()
        .filter(contestant -> contestant.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no pool '" + label + "'; choose from " + String.join(", ", all.stream().map(PoolContestant::label).toList()) + "."));
  }

  /**
   * Opens a pool and waits until it has filled itself to its minimum.
   *
   * @throws IllegalStateException if it has not within {@link PoolUnderTest#PATIENCE}
   */
  public static PoolUnderTest<?> openFilled(PoolContestant contestant, PoolSize size, Workshop workshop) throws Exception {
    var pool = contestant.open(size, workshop);
    boolean fills = !contestant.label().equals(NONE);
    long deadline = System.nanoTime() + PoolUnderTest.PATIENCE.toNanos();
    while (fills && workshop.existing() < size.min()) {
      if (System.nanoTime() - deadline > 0) {
        pool.close();
        throw new IllegalStateException("%s has %d of %d items after %d s.".formatted(
            contestant.label(), workshop.existing(), size.min(), PoolUnderTest.PATIENCE.toSeconds()));
      }
      Pause.forNanos(POLL_NANOS);
    }
    return pool;
  }
}
