package c10k.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same numbers as in the page, as text. */
class ConsoleTableTest {

  @Test
  void mustHaveTheNumbersOfEveryContestant() {
    var text = ConsoleTable.of(Fixture.report(3));
    assertThat(text).contains("64 connections, medians of 3 rounds, lines of 64 bytes");
    assertThat(lineOf(text, "fast ")).contains("100,002", "8.00", "1.00 ×", "700", "7,510", "ok");
    assertThat(lineOf(text, Fixture.AWKWARD)).contains("≥ 50,000", "16.0", "2.00 ×", "27,096", "client-bound (echo)", "saturated (latency)");
    assertThat(lineOf(text, "absent ")).contains("–", "did not finish (echo)");
  }

  @Test
  void twoRoundsMustGiveARatioButNoInterval() {
    assertThat(ConsoleTable.of(Fixture.report(2))).contains("2.00 ×").doesNotContain("[");
    assertThat(ConsoleTable.of(Fixture.report(3))).contains("2.00 × [2.00 – 2.00]");
  }

  @Test
  void linesMustFitAConsole() {
    Wording.columns(Fixture.report(3)).forEach(sentence ->
        assertThat(Wording.wrapped(sentence).lines()).allMatch(line -> line.length() <= 120));
  }

  private static String lineOf(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
