package c10k.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  @ParameterizedTest
  @CsvSource({"25, 2", "25.0.2+1, 2", "25.0.3+9-LTS, 1", "25.0.4, 0", "26, 0"})
  void mustWarnOfKnownFaults(String version, int warnings) {
    assertThat(Environment.warnings(Runtime.Version.parse(version))).hasSize(warnings);
  }

  @Test
  void mustDescribeThisProcess() {
    var environment = Environment.ofThisProcess();
    assertThat(environment.jdk()).startsWith(Runtime.version().toString());
    assertThat(environment.cores()).isPositive();
    assertThat(environment.tools()).contains("taskset ", "cc ", "node ");
  }
}
