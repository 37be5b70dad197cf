package c10k.bench.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Carries out what is missing of a plan's rounds: whole blocks, again those that were disturbed, until the time is used up or the user interrupts. Confined to
 * one thread.
 */
final class RoundsRunner {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<List<Block>> rounds;
  private final TrialLog log;
  private final Journal journal;
  private final LaunchRunner runner;
  private final Refusals refusals;
  private final TimeLeft<Launch> timeLeft;
  private final Progress progress;
  private final BooleanSupplier interrupted;

  /** Joins them; the log may have launches already. */
  RoundsRunner(
      List<List<Block>> rounds, TrialLog log, Journal journal, LaunchRunner runner, Refusals refusals, TimeLeft<Launch> timeLeft, Progress progress,
      BooleanSupplier interrupted) {
    this.rounds = rounds;
    this.log = log;
    this.journal = journal;
    this.runner = runner;
    this.refusals = refusals;
    this.timeLeft = timeLeft;
    this.progress = progress;
    this.interrupted = interrupted;
  }

  /**
   * Goes through all rounds.
   *
   * @param budget late or not, there is one round: a comparison without any would be no answer
   */
  void run(Optional<Duration> budget) throws IOException, InterruptedException {
    forgetWhatIsNotToRun();
    progress.header();
    for (var round : rounds) {
      boolean late = round.getFirst().round() > 1 && budget.isPresent() && isLate(round, budget.get());
      for (var block : round) {
        if (late && !log.isComplete(block)) {
          taking(block).forEach(_ -> timeLeft.dropped(block.launch()));
        } else if (!interrupted.getAsBoolean()) {
          run(block);
        }
      }
    }
  }

  private void forgetWhatIsNotToRun() {
    for (var round : rounds) {
      for (var block : round) {
        if (log.isComplete(block)) {
          block.order().forEach(_ -> timeLeft.dropped(block.launch()));
        } else {
          block.order().stream().filter(label -> refusals.isRefused(label, block.scenario().name())).forEach(_ -> timeLeft.dropped(block.launch()));
        }
      }
    }
  }

  private List<String> taking(Block block) {
    return block.order().stream().filter(label -> !refusals.isRefused(label, block.scenario().name())).toList();
  }

  private boolean isLate(List<Block> round, Duration budget) {
    var missing = round.stream()
        .filter(block -> !log.isComplete(block))
        .flatMap(block -> taking(block).stream().map(_ -> block.launch()))
        .toList();
    double end = runner.elapsedSeconds() + timeLeft.expected(missing).toNanos() / NANOS_PER_SECOND;
    return !missing.isEmpty() && end > budget.toNanos() / NANOS_PER_SECOND;
  }

  private void run(Block block) throws IOException, InterruptedException {
    for (int attempt = 1; !log.isComplete(block) && !interrupted.getAsBoolean(); attempt++) {
      if (!log.hasAll(block, attempt)) {
        run(block, attempt);
      }
      if (log.isDisturbed(block, attempt) && !log.isComplete(block) && !interrupted.getAsBoolean()) {
        progress.say("       something else used the machine, so all contestants of " + block.words() + " are measured again");
      }
    }
  }

  private void run(Block block, int attempt) throws IOException, InterruptedException {
    for (var label : taking(block)) {
      if (interrupted.getAsBoolean()) {
        return;
      }
      timeLeft.begin();
      progress.begin(block, label);
      var launch = runner.run(block, attempt, label, log);
      // Its processes were ended by the interruption, so what it tells means nothing.
      if (!interrupted.getAsBoolean()) {
        journal.add(launch);
        log.add(launch);
        end(block, attempt, launch);
      }
    }
  }

  private void end(Block block, int attempt, FinishedLaunch launch) {
    if (attempt == 1) {
      timeLeft.done(block.launch());
    }
    launch.records().forEach(record -> progress.end(block, record));
  }
}
