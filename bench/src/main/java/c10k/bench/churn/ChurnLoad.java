package c10k.bench.churn;

import c10k.bench.load.ClosedLoad;
import c10k.bench.load.LoadResult;
import c10k.bench.load.TimedLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Clients of an echo server in a closed loop: each connects, sends a line, checks that it comes back, and ends with a reset; then the next takes its place. A
 * reset leaves no TIME_WAIT on either side, so ports do not run out.
 *
 * <p>Confined to one thread.
 */
public final class ChurnLoad implements ClosedLoad {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private final InetSocketAddress target;
  private final Duration patience;
  private final Selector selector = Selector.open();
  private final TimedLine line;
  private final List<Visit> visits = new ArrayList<>();
  private final long originNanos = System.nanoTime();
  private final Histogram connects = LoadResult.newHistogram();
  private final Histogram times = LoadResult.newHistogram();
  private boolean begun;
  private long begunVisits;
  private long answers;
  private long wanted;
  private @Nullable IOException failure;

  ChurnLoad(InetSocketAddress target, int inFlight, int lineBytes, Duration patience) throws IOException {
    this.target = target;
    this.patience = patience;
    this.line = new TimedLine(lineBytes);
    for (int i = 0; i < inFlight; i++) {
      visits.add(new Visit(this));
    }
  }

  /** So many clients at a time, each with a line of so many bytes; nobody connects yet. */
  public static ChurnLoad of(InetSocketAddress target, int inFlight, int lineBytes) throws IOException {
    return new ChurnLoad(target, inFlight, lineBytes, LONGEST_SILENCE);
  }

  /**
   * Waits for so many more visits than all earlier calls asked for. The loop goes on across calls: when this returns, others are under way.
   *
   * @throws IOException if a line did not come back as it was, a connection could not be made or was ended by the server, or nothing came for 10 s
   */
  @Override
  public void bring(long count) throws IOException {
    wanted += count;
    if (!begun) {
      begun = true;
      visits.forEach(Visit::begin);
    }
    while (answers < wanted && failure == null) {
      if (selector.select(ChurnLoad::ready, patience.toMillis()) == 0) {
        throw new IOException("the server answered nothing for " + patience.toMillis() + " ms");
      }
    }
    if (failure != null) {
      throw new IOException("after " + answers + " connections " + failure.getMessage(), failure);
    }
  }

  private static void ready(SelectionKey key) {
    ((Visit) key.attachment()).ready(key);
  }

  /** From the call to connect until the connection was there, since the last call of this. */
  public Histogram takeConnects() {
    return take(connects);
  }

  /** From the call to connect until the line was back, since the last call of this. */
  public Histogram takeTimes() {
    return take(times);
  }

  private static Histogram take(Histogram histogram) {
    var taken = histogram.copy();
    histogram.reset();
    return taken;
  }

  // What visits need and tell

  InetSocketAddress target() {
    return target;
  }

  Selector selector() {
    return selector;
  }

  TimedLine line() {
    return line;
  }

  /** Since the load began. */
  long nanos() {
    return System.nanoTime() - originNanos;
  }

  long nextTicket() {
    return ++begunVisits;
  }

  void connected(long afterNanos) {
    connects.recordValue(Math.clamp(afterNanos, 0, LoadResult.LONGEST_NANOS));
  }

  void answered(long afterNanos) {
    answers++;
    times.recordValue(Math.clamp(afterNanos, 0, LoadResult.LONGEST_NANOS));
  }

  /** The first failure is told to whoever waits. */
  void failed(IOException reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  @Override
  public void close() {
    try (selector) {
      visits.forEach(Visit::reset);
    } catch (IOException e) {
      throw new AssertionError("closing a selector cannot fail", e);
    }
  }
}
