package c10k.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import c10k.bench.result.ClaimVerdict.Side;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
  private static final Claim SWITCH = new Claim("1–10 µs", Figure.SWITCH, 1, 10);

  @ParameterizedTest
  @CsvSource({
    "1, as claimed",
    "10, as claimed",
    "0.25, 'below the claim, by a factor of 4.0'",
    "0.96, 'below the claim, by a factor of 1.04'",
    "0.005, 'below the claim, by a factor of 200'",
    "0, below the claim",
    "10.5, 'above the claim, by a factor of 1.05'",
    "35, 'above the claim, by a factor of 3.5'"
  })
  void aVerdictMUSTSayOnWhichSideAndByHowMuch(double measured, String words) {
    assertThat(SWITCH.verdict(measured).words()).isEqualTo(words);
  }

  @Property
  void theFactorMUSTLeadBackToTheNearerEnd(@ForAll @DoubleRange(min = 0.01, max = 1_000) double measured) {
    var verdict = SWITCH.verdict(measured);
    double end = switch (verdict.side()) {
      case BELOW -> measured * verdict.factor();
      case ABOVE -> measured / verdict.factor();
      case WITHIN -> Math.clamp(measured, 1, 10);
    };
    assertThat(verdict.factor()).isGreaterThanOrEqualTo(1);
    assertThat(end).isCloseTo(verdict.side() == Side.BELOW ? 1 : verdict.side() == Side.ABOVE ? 10 : measured, Offset.offset(1e-9));
  }

  @Test
  void aClaimWithOneEndMUSTHaveNoOtherSide() {
    assertThat(Claim.atLeast("100 times", Figure.TIMES_FASTER, 100).verdict(1e12).side()).isEqualTo(Side.WITHIN);
    assertThat(Claim.under("under 1 ms", Figure.READY_P50, 1_000).verdict(0).side()).isEqualTo(Side.WITHIN);
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "Infinity"})
  void whatIsNoMeasurementMUSTGetNoVerdict(double measured) {
    assertThatIllegalArgumentException().isThrownBy(() -> SWITCH.verdict(measured));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "-1, 1", "NaN, 1", "1, NaN"})
  void endsTheWrongWayRoundMUSTBeRefused(double low, double high) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Claim("nonsense", Figure.SWITCH, low, high));
  }

  @Test
  void aClaimMUSTComeBackFromTheParametersOfACase() {
    assertThat(Claim.of(oneCase(SWITCH.params()), "anybody")).contains(SWITCH);
    var open = Claim.atLeast("many", Figure.TIMES_FASTER, 2);
    assertThat(Claim.of(oneCase(open.params()), "anybody")).contains(open);
  }

  @Test
  void aClaimAboutOneMUSTNotBeAClaimAboutOthers() {
    var one = oneCase(SWITCH.paramsFor("threads"));
    assertThat(Claim.of(one, "threads")).contains(SWITCH);
    assertThat(Claim.of(one, "callbacks")).isEmpty();
  }

  @Test
  void aClaimAboutOneMUSTGoBeforeTheClaimAboutAll() {
    var params = new HashMap<>(SWITCH.params());
    var own = Claim.under("under 1 ms", Figure.READY_P50, 1_000);
    params.putAll(own.paramsFor("pool"));
    assertThat(Claim.of(oneCase(params), "pool")).contains(own);
    assertThat(Claim.of(oneCase(params), "other")).contains(SWITCH);
  }

  @ParameterizedTest
  @CsvSource({"figure, no-such-figure, no-such-figure", "claimedLow, much, claimedLow"})
  void aBrokenClaimMUSTBeNamed(String key, String value, String named) {
    var params = new HashMap<>(SWITCH.params());
    params.put(key, value);
    assertThatIllegalArgumentException().isThrownBy(() -> Claim.of(oneCase(params), "x")).withMessageContaining(named).withMessageContaining("'one-core'");
  }

  @Test
  void anIncompleteClaimMUSTBeNamed() {
    var params = new HashMap<>(SWITCH.params());
    params.remove("claimedHigh");
    assertThatIllegalArgumentException().isThrownBy(() -> Claim.of(oneCase(params), "x")).withMessageContaining("claimedHigh is missing");
  }

  private static CaseRecord oneCase(Map<String, String> params) {
    return new CaseRecord("one-core", "on one core", params);
  }
}
