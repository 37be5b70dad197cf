package c10k.testkit.pool;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.pool.MuseumTable.Kill;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The suite is tested against pools that are wrong, each in a way in which a real one was: every
 * flaw must be caught, by a rule that names it. The table in {@code target/pool-museum} tells how.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class PoolMuseumTest {
  private static final int ENTRIES = 57;

  private static final Pattern STEP = Pattern.compile("^ *\\d+\\. (.*?)(  -> .*)?$", Pattern.MULTILINE);

  private static final Map<PoolFlaw, Kill> KILLS = new EnumMap<>(PoolFlaw.class);

  @Test
  void aPoolWithoutAFlawMUSTPass() {
    assertThat(FlawedPools.runSound().failure()).isEmpty();
  }

  @Test
  void everyEntryOfTheMuseumMUSTHaveAFlaw() {
    assertThat(Arrays.stream(PoolFlaw.values()).map(flaw -> flaw.id))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, ENTRIES).mapToObj(number -> String.format("M-%02d", number)).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyFlawMUSTBeCaughtByARuleThatNamesIt(PoolFlaw flaw) {
    var run = FlawedPools.run(flaw);
    assertThat(run.failure()).as("what the suite says about " + flaw).get().isInstanceOf(BrokenRules.class);
    var broken = (BrokenRules) run.failure().orElseThrow();
    assertThat(flaw.rules).as("rules that may catch %s; it was caught by %s", flaw, broken.getMessage()).containsAnyElementsOf(broken.rules());
    var rule = flaw.rules.stream().filter(broken.rules()::contains).findFirst().orElseThrow();
    KILLS.put(flaw, new Kill(flaw, rule, run.tries(), stepsOf(broken)));
  }

  /** What was done, without what came of it. */
  private static List<String> stepsOf(BrokenRules broken) {
    return STEP.matcher(String.valueOf(broken.getMessage())).results().map(step -> step.group(1)).toList();
  }

  @AfterAll
  static void writeTable() {
    new MuseumTable(KILLS.values().stream().toList()).writeTo(Path.of("target"));
  }
}
