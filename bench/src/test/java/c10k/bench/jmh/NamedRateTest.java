package c10k.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamedRateTest {

  @Test
  void ratesMUSTBeAbsoluteOrRelative() {
    var rates = NamedRate.parseAll("rate-50=20000,own-70=70%");
    assertThat(rates).extracting(NamedRate::name).containsExactly("rate-50", "own-70");
    assertThat(rates).extracting(rate -> rate.messagesPerSecond(50_000)).containsExactly(20_000.0, 35_000.0);
  }

  @Test
  void whatIsNoRateMUSTBeRefused() {
    assertThatThrownBy(() -> NamedRate.parseAll("rate-50=")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no rate such as");
  }
}
