package c10k.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
  private static final String ROLLUP = """
      55a0c0000000-7ffd00000000 ---p 00000000 00:00 0                          [rollup]
      Rss:                1780 kB
      Pss:                 213 kB
      Pss_Dirty:           100 kB
      Shared_Clean:       1600 kB
      Shared_Dirty:         60 kB
      Private_Clean:        20 kB
      Private_Dirty:       100 kB
      Referenced:         1780 kB
      """;
  private static final String STATUS = """
      Name:	cat
      VmPeak:	    3060 kB
      VmSize:	    3050 kB
      VmRSS:	    1780 kB
      """;

  @Test
  void cleanAndDirtyPagesOfItsOwnMUSTBeTold() {
    var memory = ProcessMemory.parse(ROLLUP, STATUS);
    assertThat(memory).isEqualTo(new ProcessMemory(1_780 * 1_024, 213 * 1_024, 120 * 1_024, 3_050 * 1_024));
    assertThat(memory.shared()).isEqualTo(1_660 * 1_024);
  }

  @Test
  void thisProcessMUSTHaveMemoryOfItsOwn() throws IOException {
    assumeThat(Files.isReadable(Path.of("/proc/self/smaps_rollup"))).as("this system has /proc").isTrue();
    var memory = ProcessMemory.of(ProcessHandle.current().pid());
    assertThat(memory.own()).isPositive().isLessThanOrEqualTo(memory.resident());
    assertThat(memory.reserved()).isGreaterThan(memory.resident());
  }
}
