package c10k.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The lines of a process, so that its reader can wait with a time-out. Keeps the last hundred
 * unread.
 *
 * <p>Threads: one reads from the process, any may take; the monitor guards all fields.
 */
public final class LineQueue {
  private static final int MOST_LINES = 100;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private boolean ended;

  private LineQueue() {}

  /** Reads them all, in a thread of its own. */
  public static LineQueue of(BufferedReader source, String threadName) {
    var queue = new LineQueue();
    Thread.ofPlatform().daemon().name(threadName).start(() -> queue.readAll(source));
    return queue;
  }

  private void readAll(BufferedReader source) {
    try (source) {
      for (var line = source.readLine(); line != null; line = source.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      // The process was killed while we read: the same as its end.
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == MOST_LINES) {
      lines.removeFirst();
    }
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The next line; empty if none comes in time or ever. */
  public synchronized Optional<String> take(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (lines.isEmpty() && !ended) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left / NANOS_PER_MILLI + 1);
    }
    return Optional.ofNullable(lines.poll());
  }

  /** Whether nothing more will come. */
  public synchronized boolean hasEnded() {
    return ended && lines.isEmpty();
  }

  /** All that is left, once the process has ended. */
  public synchronized String lastLines(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    for (long left = longest.toNanos(); !ended && left > 0; left = deadline - System.nanoTime()) {
      wait(left / NANOS_PER_MILLI + 1);
    }
    return lines.isEmpty() ? "it said nothing" : String.join(" / ", lines);
  }
}
