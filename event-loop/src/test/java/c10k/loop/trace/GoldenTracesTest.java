package c10k.loop.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What Node 20 did with some hundreds of programs, once; here it need not be installed.
 *
 * <p>To record anew, after a change of the generator or for another Node:
 * {@code mvn verify -pl event-loop -am -Dtest=GoldenTracesTest -Dsurefire.failIfNoSpecifiedTests=false -Dc10k.record=true},
 * and then again without the last option, because the tests read what was there when they were built.
 */
final class GoldenTracesTest {
  private static final String RECORD = "c10k.record";
  private static final int PROGRAMS = 500;
  private static final int LEAST = 400;

  /** Short ones are easier to understand when they fail, and the file stays small. */
  private static final int LONGEST_JSON = 500;
  private static final int SHORTEST_JSON = 150;

  /** Any seed does; this one makes a repetition write the same file. */
  private static final long SEED = 20;

  @BeforeAll
  static void recordIfTold() throws IOException {
    if (Boolean.getBoolean(RECORD)) {
      GoldenTraces.record(programs());
    }
  }

  private static List<List<Step>> programs() {
    var programs = new AtomicReference<List<List<Step>>>(List.of());
    JqwikSession.run(() -> programs.set(
        Programs.all().generator(1_000).stream(new Random(SEED))
            .map(one -> one.value())
            .filter(GoldenTracesTest::isHandy)
            .distinct()
            .limit(PROGRAMS)
            .toList()));
    return programs.get();
  }

  private static boolean isHandy(List<Step> program) {
    int length = ProgramJson.write(program).toString().length();
    return length >= SHORTEST_JSON && length <= LONGEST_JSON;
  }

  @Test
  void ourTraceMUSTBeTheRecordedOne() throws IOException {
    var all = GoldenTraces.read();
    assertThat(all).hasSizeGreaterThan(LEAST);
    for (var golden : all) {
      assertThat(OurLoop.trace(golden.program()))
          .as(() -> ProgramJson.write(golden.program()).toString())
          .isEqualTo(golden.trace());
    }
  }
}
