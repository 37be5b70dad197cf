package c10k.bench.harness;

import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/**
 * The growing table on the console, and below it, on a terminal, a line that counts down.
 *
 * <p>Threads: the launcher's thread and the ticking one; the monitor guards all fields.
 */
final class Progress implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MOST_FIGURES = 3;
  private static final int LARGE = 100;

  private final PrintWriter out;
  private final boolean terminal;
  private final TimeLeft<Launch> timeLeft;
  private String doing = "";
  private boolean closed;

  private Progress(PrintWriter out, boolean terminal, TimeLeft<Launch> timeLeft) {
    this.out = out;
    this.terminal = terminal;
    this.timeLeft = timeLeft;
  }

  static Progress start(PrintWriter out, TimeLeft<Launch> timeLeft) {
    var progress = new Progress(out, isTerminal(), timeLeft);
    if (progress.terminal) {
      Thread.ofPlatform().daemon().name("progress").start(progress::tick);
    }
    return progress;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private synchronized void tick() {
    try {
      while (!closed) {
        show();
        wait(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Prints lines above the counting one. */
  synchronized void say(String lines) {
    erase();
    out.println(lines);
    out.flush();
    show();
  }

  synchronized void begin(Block block, String label) {
    doing = "round " + block.round() + ", " + block.words() + ": " + label;
    show();
  }

  synchronized void end(Block block, TrialRecord trial) {
    doing = "";
    boolean hasCases = block.planned().scenario().launches().size() > 1 || block.launch().cases().size() > 1;
    say(row(
        Integer.toString(trial.round()),
        trial.scenario() + (hasCases ? " " + trial.caseName() : ""),
        trial.contestant(),
        minutes(timeLeft.left()),
        figures(block.scenario(), trial),
        trial.status() == TrialStatus.OK ? "" : trial.status().words() + ": " + trial.reason()));
  }

  synchronized void header() {
    say("\n" + row("round", "scenario", "contestant", "left", "figures", ""));
  }

  private static String row(Object... columns) {
    return String.format(Locale.ROOT, "%5s  %-24s  %-28s %6s  %s  %s", columns).stripTrailing();
  }

  private static String figures(Scenario scenario, TrialRecord trial) {
    var figures = new ArrayList<String>();
    for (var figure : scenario.figures()) {
      var value = trial.figure(figure);
      if (value.isPresent() && figures.size() < MOST_FIGURES) {
        figures.add(String.format(Locale.ROOT, value.getAsDouble() >= LARGE ? "%,.0f %s" : "%.3g %s", value.getAsDouble(), figure.words(scenario.unit())));
      }
    }
    return String.join(", ", figures);
  }

  private void show() {
    if (terminal && !closed && !doing.isEmpty()) {
      out.print(ERASE_LINE + "  ... " + doing + ", about " + minutes(timeLeft.left()) + " left");
      out.flush();
    }
  }

  private void erase() {
    if (terminal) {
      out.print(ERASE_LINE);
    }
  }

  static String words(Duration time) {
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  static String minutes(Duration time) {
    long seconds = time.toSeconds();
    return String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
  }

  @Override
  public synchronized void close() {
    erase();
    out.flush();
    closed = true;
    notifyAll();
  }
}
