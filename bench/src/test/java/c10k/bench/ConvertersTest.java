package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

  @ParameterizedTest
  @CsvSource({"0, PT0S", "0s, PT0S", "800us, PT0.0008S", "500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H"})
  void mustReadDurations(String text, Duration duration) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-5s", "s", "1.5s", "PT5S", "5 s", "9999999999s"})
  void mustRefuseWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text)).isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:80, 127.0.0.1, 80", "[::1]:65535, 0:0:0:0:0:0:0:1, 65535"})
  void mustReadTargets(String text, String address, int port) {
    var target = new TargetConverter().convert(text);
    assertThat(target.getAddress().getHostAddress()).isEqualTo(address);
    assertThat(target.getPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:", ":80", "::1:80", "localhost:0", "localhost:65536", "localhost:x"})
  void mustRefuseWhatIsNoTarget(String text) {
    assertThatThrownBy(() -> new TargetConverter().convert(text)).isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @CsvSource({"500/s, 500", "500, 500", "0.5/s, 0.5", "30000/min, 500", "7200/h, 2"})
  void mustReadRates(String text, double perSecond) {
    assertThat(new RateConverter().convert(text)).isEqualTo(perSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/s", "-5/s", "5/d", "5 /s", "1e9/s", "12345678901/s", "NaN"})
  void mustRefuseWhatIsNoRate(String text) {
    assertThatThrownBy(() -> new RateConverter().convert(text)).isInstanceOf(TypeConversionException.class);
  }
}
