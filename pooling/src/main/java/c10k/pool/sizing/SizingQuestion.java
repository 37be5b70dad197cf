package c10k.pool.sizing;

import c10k.server.Requirements;
import java.util.Optional;

/**
 * What is known about a pool before it is built; at least one of load, callers and backend.
 *
 * @param load what comes in
 * @param callers the threads that use the pool
 * @param backend what does the work behind it
 * @param limit how many connections the backend allows
 * @param smallest the size is never below
 * @param largest the size is never above
 * @param headroomPercent how much the peaks are above the given rate
 * @param utilisationPercent how busy a resource should be in a peak
 */
public record SizingQuestion(
    Optional<Load> load,
    Optional<Callers> callers,
    Optional<Backend> backend,
    Optional<SharedLimit> limit,
    int smallest,
    int largest,
    int headroomPercent,
    int utilisationPercent) {

  /** A pool of one is a lock, and still a pool. */
  public static final int DEFAULT_SMALLEST = 1;

  /** More connections than one process should have to one backend; who needs more will know. */
  public static final int DEFAULT_LARGEST = 1_000;

  /** The mean of an hour hides minutes with a fifth more. */
  public static final int DEFAULT_HEADROOM_PERCENT = 20;

  /** With random arrivals a single resource makes callers wait 2.3 service times at 70 %, and 9 at 90 %. */
  public static final int DEFAULT_UTILISATION_PERCENT = 70;

  private static final int MOST_HEADROOM_PERCENT = 1_000;
  private static final int MOST_UTILISATION_PERCENT = 95;

  public SizingQuestion {
    var requirements = new Requirements();
    requirements.require(
        load.isPresent() || callers.isPresent() || backend.isPresent(),
        "Nothing is known to compute a size from: it takes a rate and the time in use, or the threads, or the cores of the backend.");
    load.ifPresent(known -> known.check(requirements));
    callers.ifPresent(known -> known.check(requirements));
    backend.ifPresent(known -> known.check(requirements));
    limit.ifPresent(known -> known.check(requirements));
    requirements.atLeast(1, smallest, "smallest");
    requirements.require(smallest <= largest, "smallest is " + smallest + ", but must not exceed largest, which is " + largest + ".");
    requirements.between(0, MOST_HEADROOM_PERCENT, headroomPercent, "headroomPercent");
    requirements.between(1, MOST_UTILISATION_PERCENT, utilisationPercent, "utilisationPercent");
    requirements.throwIfBroken();
  }

  /** Starts with nothing known, and the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Computes the answer. */
  public SizingAnswer answer() {
    return new Deliberation(this).answer();
  }

  /** Collects what is known; {@link #build} checks it all together. Not safe for use by several threads. */
  public static final class Builder {
    private Optional<Load> load = Optional.empty();
    private Optional<Callers> callers = Optional.empty();
    private Optional<Backend> backend = Optional.empty();
    private Optional<SharedLimit> limit = Optional.empty();
    private int smallest = DEFAULT_SMALLEST;
    private int largest = DEFAULT_LARGEST;
    private int headroomPercent = DEFAULT_HEADROOM_PERCENT;
    private int utilisationPercent = DEFAULT_UTILISATION_PERCENT;

    private Builder() {}

    /** See {@link SizingQuestion#load}. */
    public Builder load(Load known) {
      load = Optional.of(known);
      return this;
    }

    /** See {@link SizingQuestion#callers}. */
    public Builder callers(Callers known) {
      callers = Optional.of(known);
      return this;
    }

    /** See {@link SizingQuestion#backend}. */
    public Builder backend(Backend known) {
      backend = Optional.of(known);
      return this;
    }

    /** See {@link SizingQuestion#limit}. */
    public Builder limit(SharedLimit known) {
      limit = Optional.of(known);
      return this;
    }

    /** See {@link SizingQuestion#smallest} and {@link SizingQuestion#largest}. */
    public Builder bounds(int newSmallest, int newLargest) {
      smallest = newSmallest;
      largest = newLargest;
      return this;
    }

    /** See {@link SizingQuestion#headroomPercent}. */
    public Builder headroomPercent(int newHeadroomPercent) {
      headroomPercent = newHeadroomPercent;
      return this;
    }

    /** See {@link SizingQuestion#utilisationPercent}. */
    public Builder utilisationPercent(int newUtilisationPercent) {
      utilisationPercent = newUtilisationPercent;
      return this;
    }

    /**
     * Makes the question.
     *
     * @throws c10k.server.ConfigurationException with all the reasons, if it has no answer
     */
    public SizingQuestion build() {
      return new SizingQuestion(load, callers, backend, limit, smallest, largest, headroomPercent, utilisationPercent);
    }
  }
}
