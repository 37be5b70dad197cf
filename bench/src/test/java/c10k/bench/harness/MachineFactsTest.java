package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineFactsTest {
  private static final String SETTING = "/proc/sys/kernel/ostype";

  @Test
  void aSettingOfTheKernelMUSTBeReadWhole() {
    assumeThat(Files.isReadable(Path.of(SETTING))).as("this system is Linux").isTrue();
    assertThat(MachineFacts.content(SETTING)).contains("Linux");
  }

  @Test
  void whatIsNotThereMUSTBeEmpty() {
    assertThat(MachineFacts.content("/proc/there-is-no-such-file")).isEmpty();
  }
}
