package c10k.bench.scale;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Says what goes on, and how long it still takes: on a terminal in one line that changes, elsewhere in a line now and then.
 *
 * <p>Confined to one thread.
 */
final class ScaleLog {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final long TERMINAL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long FILE_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int SECONDS_PER_MINUTE = 60;

  private final PrintWriter out;
  private final boolean terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  private long endNanos;
  private long shownNanos;

  /** Begins with an estimate of the whole. */
  ScaleLog(PrintWriter out, Duration estimate) {
    this.out = out;
    expect(estimate);
  }

  /** From now on, the rest is expected to take so long. */
  void expect(Duration rest) {
    endNanos = System.nanoTime() + rest.toNanos();
  }

  /** Lines that stay. */
  void say(String lines) {
    erase();
    out.println(lines);
    out.flush();
  }

  /** Something else begins. */
  void stage(String server, String what) {
    show(server + ": " + what);
  }

  /** So many are open. */
  void opened(String server, int opened, int of) {
    long pause = terminal ? TERMINAL_PAUSE_NANOS : FILE_PAUSE_NANOS;
    if (System.nanoTime() - shownNanos > pause) {
      show(String.format(Locale.ROOT, "%s: %,d of %,d WebSockets are open", server, opened, of));
    }
  }

  private void show(String line) {
    shownNanos = System.nanoTime();
    erase();
    out.print("  ... " + line + ", about " + minutes() + " left" + (terminal ? "" : System.lineSeparator()));
    out.flush();
  }

  private void erase() {
    if (terminal) {
      out.print(ERASE_LINE);
    }
  }

  private String minutes() {
    long seconds = Math.max(0, TimeUnit.NANOSECONDS.toSeconds(endNanos - System.nanoTime()));
    return String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
  }
}
