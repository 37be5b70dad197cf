package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.pool.PoolConfig;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PoolSizeCommandTest {

  @Test
  void mustTellTheSizesAndWhy() {
    var run = LabRun.of("pool-size", "--rate", "500/s", "--time-in-use", "20ms");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("minSize +10\n").containsPattern("maxSize +18\n")
        .contains("Why", "Little's law", "decided by Little's law.").doesNotContain("Warnings", "Setting");
  }

  @Test
  void mustTakeEverythingThatIsKnown() {
    var run = LabRun.of("pool-size", "--rate", "30000/min", "--time-in-use", "20ms", "--threads", "12", "--request-time", "20ms",
        "--leases-per-thread", "3", "--cores", "8", "--disks", "1", "--limit", "100", "--instances", "3", "--overlap", "2", "--others", "7",
        "--smallest", "2", "--largest", "40", "--headroom", "50", "--utilisation", "80");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("maxSize +25\n")
        .contains("50 % more in peaks", "80 %", "8 x 2 + 1 = 17", "12 x (3 - 1) + 1 = 25", "Warnings", "  ! During a rolling deployment",
            "5 instances x 25 + 7 of");
  }

  @Test
  void mustPrintAPresetBeside() {
    var run = LabRun.of("pool-size", "--rate", "500/s", "--time-in-use", "20ms", "--preset", "low-latency");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("Setting +low-latency +this pool\n").containsPattern("minSize +20 +10\n")
        .containsPattern("maxSize +20 +18\n").containsPattern("acquireTimeout +500ms +=\n").containsPattern("maxAge +30m +=\n");
    Arrays.stream(PoolConfig.class.getRecordComponents())
        .map(component -> component.getName())
        .filter(name -> !name.equals("name") && !name.equals("listeners") && !name.equals("ticker"))
        .forEach(name -> assertThat(run.out()).containsPattern("\n  " + name + " +\\S+ +\\S+\n"));
  }

  @Test
  void mustKeepToTheWidthOfATerminal() {
    var run = LabRun.of("pool-size", "--rate", "99999.9/s", "--time-in-use", "800us", "--threads", "9000", "--request-time", "2s",
        "--leases-per-thread", "7", "--cores", "128", "--limit", "5000", "--instances", "300", "--preset", "resource-constrained");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100).allMatch(line -> line.chars().allMatch(c -> c < 128));
  }
}
