package c10k.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * What happened when: the measured time in windows of equal length. Written while a phase runs, in the generator's thread, and not changed afterwards.
 */
public final class Timeline {

  /** Short enough to see a pause, long enough for some lines in each. */
  private static final long SHORTEST_WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int MOST_WINDOWS = 200;

  /** Two for the second half, the comparison of which tells whether a backlog grows. */
  private static final int QUARTERS = 4;

  /** The last three of which tell whether a server had become steady. */
  private static final int SIXTHS = 6;

  private static final int LAST_SIXTHS = 3;
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final boolean openLoop;
  private final long startNanos;
  private final long windowNanos;
  private final long[] due;
  private final long[] answered;
  private final long[] longestResponse;
  private final long[] longestService;
  private int count;

  /** Begins at that time of the generator's clock. */
  Timeline(boolean openLoop, long startNanos, Duration length) {
    this.openLoop = openLoop;
    this.startNanos = startNanos;
    this.windowNanos = Math.max(SHORTEST_WINDOW_NANOS, Math.ceilDiv(length.toNanos(), MOST_WINDOWS));
    // A window that would be cut short could not be compared with the others.
    this.count = (int) Math.max(1, length.toNanos() / windowNanos);
    this.due = new long[count];
    this.answered = new long[count];
    this.longestResponse = new long[count];
    this.longestService = new long[count];
  }

  /** One without windows, as of a measurement that was too short. */
  public static Timeline none() {
    var none = new Timeline(false, 0, Duration.ofNanos(SHORTEST_WINDOW_NANOS));
    none.stop(0);
    return none;
  }

  /** Several that ran at the same time, as one as long as the shortest. */
  static Timeline merged(List<Timeline> timelines) {
    var first = timelines.getFirst();
    var merged = new Timeline(first.openLoop, 0, Duration.ofNanos(first.windowNanos * first.due.length));
    for (var timeline : timelines) {
      merged.count = Math.min(merged.count, timeline.count);
    }
    for (var timeline : timelines) {
      for (int i = 0; i < merged.count; i++) {
        merged.due[i] += timeline.due[i];
        merged.answered[i] += timeline.answered[i];
        merged.longestResponse[i] = Math.max(merged.longestResponse[i], timeline.longestResponse[i]);
        merged.longestService[i] = Math.max(merged.longestService[i], timeline.longestService[i]);
      }
    }
    return merged;
  }

  // While the phase runs

  void due(long dueNanos) {
    int window = window(dueNanos);
    if (window >= 0) {
      due[window]++;
    }
  }

  /** Counts an answer where it came, a response where its line was due, and a service where the line was sent. */
  void answered(long dueNanos, long sentNanos, long nowNanos) {
    int came = window(nowNanos);
    if (came >= 0) {
      answered[came]++;
    }
    keepLongest(longestResponse, dueNanos, nowNanos);
    keepLongest(longestService, sentNanos, nowNanos);
  }

  private void keepLongest(long[] longest, long fromNanos, long nowNanos) {
    int window = window(fromNanos);
    if (window >= 0) {
      longest[window] = Math.max(longest[window], nowNanos - fromNanos);
    }
  }

  /** Below zero for what was before or after. */
  private int window(long nanos) {
    long index = Math.floorDiv(nanos - startNanos, windowNanos);
    return index >= 0 && index < count ? (int) index : -1;
  }

  /** Forgets what had not begun, or was not over, by then. */
  void stop(long nanos) {
    count = Math.clamp((nanos - startNanos) / windowNanos, 0, count);
  }

  // Afterwards

  /** How many windows were completed. */
  public int count() {
    return count;
  }

  /** When each window began, in seconds since the measurement did. */
  public List<Double> seconds() {
    return LongStream.range(0, count).mapToObj(i -> i * windowNanos / NANOS_PER_SECOND).toList();
  }

  /** Lines due per second. */
  public List<Double> offered() {
    return scaled(due, NANOS_PER_SECOND / windowNanos);
  }

  /** Answers per second. */
  public List<Double> achieved() {
    return scaled(answered, NANOS_PER_SECOND / windowNanos);
  }

  /** Longest response in microseconds of the lines that were due in a window; zero where none was. */
  public List<Double> longestResponseMicros() {
    return scaled(longestResponse, 1 / NANOS_PER_MICRO);
  }

  /** Longest service in microseconds of the lines that were sent in a window; zero where none was, for which a generator that waits is known. */
  public List<Double> longestServiceMicros() {
    return scaled(longestService, 1 / NANOS_PER_MICRO);
  }

  /** Lines unanswered at the end of each window, more than at the beginning of all. */
  public List<Double> backlog() {
    return Arrays.stream(backlogs()).mapToObj(lines -> (double) lines).toList();
  }

  private List<Double> scaled(long[] values, double factor) {
    return Arrays.stream(values, 0, count).mapToObj(value -> value * factor).toList();
  }

  private long[] backlogs() {
    var backlogs = new long[count];
    long backlog = 0;
    for (int i = 0; i < count; i++) {
      backlog += due[i] - answered[i];
      backlogs[i] = backlog;
    }
    return backlogs;
  }

  /**
   * By how much the backlog grew over the last half, as a share of the lines that were due meanwhile: its median in the last quarter less that in the
   * quarter before, so that one hiccup is not a trend. Zero if the time was too short to tell.
   */
  public double backlogGrowth() {
    int quarter = count / QUARTERS;
    if (quarter == 0) {
      return 0;
    }
    var backlogs = backlogs();
    double growth = median(backlogs, count - quarter, count) - median(backlogs, count - 2 * quarter, count - quarter);
    return growth / Math.max(1, sum(due, count - quarter, count));
  }

  private static double median(long[] values, int from, int to) {
    var sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long sum(long[] values, int from, int to) {
    return Arrays.stream(values, from, to).sum();
  }

  /**
   * How far apart the last three sixths are, as a share of the least: their throughput in a closed loop, and what was answered of what was due in an open
   * one, whose throughput is given. Empty if the time was too short to tell.
   */
  public OptionalDouble unsteadiness() {
    int sixth = count / SIXTHS;
    if (sixth == 0) {
      return OptionalDouble.empty();
    }
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 1; i <= LAST_SIXTHS; i++) {
      double pace = pace(count - i * sixth, count - (i - 1) * sixth);
      least = Math.min(least, pace);
      most = Math.max(most, pace);
    }
    return least > 0 ? OptionalDouble.of(most / least - 1) : OptionalDouble.of(Double.MAX_VALUE);
  }

  private double pace(int from, int to) {
    double answers = sum(answered, from, to);
    return openLoop ? answers / Math.max(1, sum(due, from, to)) : answers;
  }
}
