package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the schedule to the records, with launches by script. */
class RoundsRunnerTest {

  /** Round 1 and 2: four of the knee, two times two of rates. Round 3: the knee. */
  private static final int ALL = 20;

  @TempDir
  private Path folder;

  private ScriptedRun run(String name) throws IOException {
    return run(name, Optional.empty());
  }

  private ScriptedRun run(String name, Optional<Duration> budget) throws IOException {
    return new ScriptedRun(Files.createDirectories(folder.resolve(name)), 3, budget);
  }

  private ScriptedRun whole() throws Exception {
    var run = run("whole");
    run.start();
    return run;
  }

  @Test
  void everythingMUSTRunOnceWithTheSameSeedForARound() throws Exception {
    var run = whole();
    assertThat(run.records()).hasSize(ALL).allMatch(record -> record.status() == TrialStatus.OK && record.attempt() == 1);
    assertThat(run.roundsDone()).isEqualTo(Map.of("knee", 3, "rates", 2));
    assertThat(run.records()).extracting(TrialRecord::startSeconds).isSorted().last().isEqualTo((ALL - 1) * 10.0);
    assertThat(run.tasks.subList(0, 8)).allMatch(task -> task.seed() == 8);
    assertThat(run.tasks.subList(8, 16)).allMatch(task -> task.seed() == 9);
  }

  @Test
  void parametersMUSTFollowFromTheFirstRoundInAllRounds() throws Exception {
    var rates = whole().tasks.stream().filter(task -> task.launch().name().equals("low")).toList();
    // A quarter of the lesser of both models' knees, which were measured with the seed of the first round; the peer's counts for nothing.
    assertThat(rates).hasSize(4).allMatch(task -> task.parameters().get("rate").equals("502.0"));
    assertThat(rates).filteredOn(task -> task.contestant().equals("a")).allMatch(task -> task.parameters().get("own").equals("3008.0"));
  }

  @Test
  void anInterruptMUSTLeaveCompleteRoundsOnly() throws Exception {
    var run = run("interrupted");
    // In the second round of rates, when that of the knee is complete.
    run.endAfter(14);
    run.start();
    assertThat(run.roundsDone()).isEqualTo(Map.of("knee", 2, "rates", 1));
    assertThat(run.records()).hasSize(12);
    assertThat(run.results().run().interrupted()).isTrue();
    assertThat(run.results().caveats()).anyMatch(caveat -> caveat.contains("interrupted"));
  }

  @Test
  void aRunThatIsContinuedMUSTEndLikeOneThatWasNotInterrupted() throws Exception {
    var expected = whole().records();
    for (int launches = 0; launches < ALL; launches++) {
      var run = run("after-" + launches);
      run.endAfter(launches);
      run.start();
      run.resume();
      assertThat(run.records()).as("after %d launches", launches).isEqualTo(expected);
      assertThat(run.results().run().seconds()).as("after %d launches", launches).isEqualTo(ALL * 10.0);
    }
  }

  @Test
  void aRunThatIsContinuedMUSTKeepItsDisturbances() throws Exception {
    var whole = run("whole-disturbed");
    whole.disturb(onFiles(name -> name.equals("knee.b.round-2")));
    whole.start();
    assertThat(whole.records()).hasSize(ALL + 4);
    for (int launches = 0; launches < ALL + 4; launches++) {
      var run = run("disturbed-after-" + launches);
      run.disturb(onFiles(name -> name.equals("knee.b.round-2")));
      run.endAfter(launches);
      run.start();
      run.resume();
      assertThat(run.records()).as("after %d launches", launches).isEqualTo(whole.records());
    }
  }

  @Test
  void aRunMUSTBeContinuedMoreThanOnce() throws Exception {
    var expected = whole().records();
    var run = run("twice");
    run.endAfter(3);
    run.start();
    for (int launches : List.of(1, 6, 2)) {
      var next = run("twice");
      next.endAfter(launches);
      next.resumeAgain();
    }
    run.resume();
    assertThat(run.records()).isEqualTo(expected);
  }

  @Test
  void halfALineAtTheEndMUSTBeForgotten() throws Exception {
    var expected = whole().records();
    var run = run("half");
    run.endAfter(6);
    run.start();
    var journal = folder.resolve("half").resolve("trials.jsonl");
    Files.write(journal, new byte[] {'{', '"', (byte) 0xC3}, StandardOpenOption.APPEND);
    run.resume();
    assertThat(run.records()).isEqualTo(expected);
    assertThat(Files.readAllLines(journal)).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }

  @Test
  void aDisturbedBlockMUSTBeRepeatedAsAWhole() throws Exception {
    var run = run("disturbed");
    run.disturb(onFiles(name -> name.equals("knee.b.round-2")));
    run.start();
    var attempts = run.records().stream().filter(record -> record.scenario().equals("knee") && record.round() == 2).toList();
    assertThat(attempts).hasSize(8);
    assertThat(attempts.subList(0, 4)).allMatch(record -> record.attempt() == 1 && record.status() == TrialStatus.DISTURBED);
    assertThat(attempts.subList(4, 8)).allMatch(record -> record.attempt() == 2 && record.status() == TrialStatus.OK);
    assertThat(attempts.subList(4, 8)).extracting(TrialRecord::contestant)
        .isEqualTo(attempts.subList(0, 4).stream().map(TrialRecord::contestant).toList());
    assertThat(run.results().run().repeatedBlocks()).isEqualTo(1);
    assertThat(run.console()).contains("all contestants of knee are measured again");
  }

  @Test
  void aBlockMUSTBeRepeatedTwiceAtTheMost() throws Exception {
    var run = run("noisy");
    run.disturb(task -> new Bystanders.Shares(task.launch().name().equals("low") && task.seed() == 8 ? 0.06 : 0, 0));
    run.start();
    var attempts = run.records().stream().filter(record -> record.caseName().equals("low") && record.round() == 1).toList();
    assertThat(attempts).extracting(TrialRecord::attempt).containsExactly(1, 1, 2, 2, 3, 3);
    assertThat(attempts.subList(4, 6)).allMatch(record -> record.status() == TrialStatus.OK);
    assertThat(run.results().run().repeatedBlocks()).isEqualTo(2);
    assertThat(run.results().caveats()).anyMatch(caveat -> caveat.startsWith("One comparison was disturbed"));
  }

  @Test
  void repetitionsMUSTTakeNoMoreThanAQuarterOfThePlannedTime() throws Exception {
    var run = run("never-quiet");
    run.disturb(_ -> new Bystanders.Shares(0.06, 0.06));
    run.start();
    // Of 200 s: the knee takes 40 s once more, and again, and that is it.
    assertThat(run.records()).hasSize(ALL + 8);
    assertThat(run.results().run().repeatedBlocks()).isEqualTo(2);
    assertThat(run.results().caveats()).anyMatch(caveat -> caveat.startsWith("7 comparisons were disturbed"));
  }

  @Test
  void timeThatIsUsedUpMUSTDropLastRounds() throws Exception {
    var run = run("late", Optional.of(Duration.ofSeconds(165)));
    run.start();
    assertThat(run.roundsDone()).isEqualTo(Map.of("knee", 2, "rates", 2));
    assertThat(run.results().caveats()).anyMatch(caveat -> caveat.contains("time budget"));
  }

  @Test
  void theFirstRoundMUSTRunHoweverLittleTimeThereIs() throws Exception {
    var run = run("hurried", Optional.of(Duration.ofSeconds(1)));
    run.start();
    assertThat(run.roundsDone()).isEqualTo(Map.of("knee", 1, "rates", 1));
  }

  @Test
  void whoIsRefusedMUSTHaveNoTrialButAReason() throws Exception {
    var run = run("refused");
    run.refusals.add("a", "knee", "it forgets");
    run.refusals.add("a", "rates", "it forgets");
    run.refusals.add("b", "rates", "it lies");
    run.start();
    assertThat(run.records()).hasSize(6).noneMatch(record -> record.contestant().startsWith("a"));
    assertThat(run.roundsDone()).isEqualTo(Map.of("knee", 3, "rates", 2));
    assertThat(run.results().contestants()).filteredOn(contestant -> contestant.label().startsWith("a"))
        .hasSize(2)
        .allMatch(contestant -> contestant.whyNot().equals(Map.of("knee", "it forgets", "rates", "it forgets")));
  }

  private static Function<Execution.Task, Bystanders.Shares> onFiles(Predicate<String> names) {
    return task -> new Bystanders.Shares(0, names.test(task.files().getFileName().toString()) ? 0.2 : 0.01);
  }
}
