package c10k.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedRateTest {

  @Test
  void everyRateMUSTKeepItsNameAndItsPlace() {
    assertThat(NamedRate.parseAll("half=20000,most=35000.5")).containsExactly(new NamedRate("half", 20_000), new NamedRate("most", 35_000.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"half=", "half=70%", "half", "=20000", "half=20000,"})
  void whatIsNoRateMUSTBeRefused(String text) {
    assertThatThrownBy(() -> NamedRate.parseAll(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no rate such as");
  }
}
