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
  void everyWayToUseHttpMustHaveATableOfItsOwn() {
    var text = ConsoleTable.of(Fixture.http(3));
    var tables = text.split("HTTP with ", -1);
    assertThat(tables).hasSize(4);
    assertThat(tables[1]).startsWith("connections kept, 64 connections, medians of 3 rounds").contains("requests/s", "CPU µs per request");
    assertThat(lineOf(tables[1], "fast ")).contains("70,003", "8.00", "1.00 × [1.00 – 1.00]", "ok");
    assertThat(lineOf(tables[1], Fixture.AWKWARD)).contains("30,000", "16.0", "2.00 × [2.00 – 2.00]", "ok");
    assertThat(lineOf(tables[2], "fast ")).contains("70,004");
    assertThat(lineOf(tables[2], Fixture.AWKWARD)).contains("–", "did not finish (http-pipelined)");
    assertThat(tables[3]).startsWith("a connection per request");
    assertThat(text).doesNotContain("lines of", "messages/s");
  }

  @Test
  void twoRoundsMustGiveARatioButNoInterval() {
    assertThat(ConsoleTable.of(Fixture.report(2))).contains("2.00 ×").doesNotContain("[");
    assertThat(ConsoleTable.of(Fixture.report(3))).contains("2.00 × [2.00 – 2.00]");
  }

  @Test
  void linesMustFitAConsole() {
    for (var report : new BenchReport[] {Fixture.report(3), Fixture.http(3)}) {
      Wording.columns(report).forEach(sentence ->
          assertThat(Wording.wrapped(sentence).lines()).allMatch(line -> line.length() <= 120));
    }
  }

  private static String lineOf(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
