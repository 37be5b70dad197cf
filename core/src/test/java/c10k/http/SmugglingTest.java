package c10k.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are made to be understood in two ways are refused, or are understood in one. */
class SmugglingTest {

  private static List<HttpCase> cases() {
    return HttpCase.table("smuggling.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachAttackMUSTHaveTheOutcomeOfTheTable(HttpCase it) {
    assertThat(new Exchange().send(it.bytes()).outcome()).isEqualTo(it.outcome());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachAttackMUSTHaveTheSameOutcomeByteByByte(HttpCase it) {
    assertThat(new Exchange().sendByteByByte(it.bytes()).outcome()).isEqualTo(it.outcome());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noAttackMUSTReachTheHandlerWithItsHiddenRequest(HttpCase it) {
    var outcome = new Exchange().send(it.bytes()).endInput().outcome();
    assertThat(outcome).noneMatch(line -> line.startsWith("request") && line.contains("/hidden"));
  }

  @Test
  void everyDecisionMUSTCiteItsSection(TestReporter reporter) {
    var cases = cases();
    long refused = cases.stream().filter(HttpCase::isRefused).count();
    reporter.publishEntry("smuggling", cases.size() + " payloads, " + refused + " refused, " + (cases.size() - refused) + " with one meaning");
    assertThat(cases).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    assertThat(cases).allSatisfy(it -> assertThat(it.because()).hasValueSatisfying(why -> assertThat(why).matches("RFC \\d{4}, section.*")));
  }
}
