package c10k.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of requests that llhttp, the parser of Node, is tested with; the table says where this server differs, and why. */
class LlhttpCasesTest {
  private static final int REQUEST_CASES = 166;

  private static List<HttpCase> cases() {
    return HttpCase.table("llhttp-requests.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachCaseMUSTHaveTheOutcomeOfTheTable(HttpCase it) {
    var exchange = new Exchange().send(it.bytes());
    assertThat((it.ends() ? exchange.endInput() : exchange).outcome()).isEqualTo(it.outcome());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachCaseMUSTHaveTheSameOutcomeByteByByte(HttpCase it) {
    var exchange = new Exchange().sendByteByByte(it.bytes());
    assertThat((it.ends() ? exchange.endInput() : exchange).outcome()).isEqualTo(it.outcome());
  }

  @Test
  void everyDifferenceMUSTHaveAReason() {
    assertThat(cases()).allSatisfy(it -> {
      var llhttp = it.llhttp().orElseThrow();
      assertThat(llhttp).matches("(accepts|refuses)( in lenient mode .*)?");
      if (it.isRefused() == llhttp.startsWith("accepts")) {
        assertThat(it.because()).as(it.name()).isPresent();
      }
    });
  }

  @Test
  void allCasesMUSTBeInTheTable(TestReporter reporter) {
    var cases = cases();
    long alike = cases.stream().filter(it -> it.because().isEmpty()).count();
    reporter.publishEntry("llhttp", cases.size() + " cases of requests, " + alike + " as llhttp, " + (cases.size() - alike) + " differ for a reason");
    assertThat(cases).hasSize(REQUEST_CASES).doesNotHaveDuplicates();
  }
}
