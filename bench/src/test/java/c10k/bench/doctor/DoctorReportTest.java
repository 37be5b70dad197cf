package c10k.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorReportTest {
  private static final int COLUMNS = 100;
  private static final long GOAL = 10_000;
  private static final Environment ENVIRONMENT =
      new Environment("25.0.3", Environment.warnings(Runtime.Version.parse("25.0.3")), 2, "taskset found, cc found, node missing");

  private final Map<String, Optional<ConnectionThreads>> models = new LinkedHashMap<>();

  @TempDir
  private Path root;

  @BeforeEach
  void twoKindsOfModels() {
    models.put("frugal", Optional.of(ConnectionThreads.SHARED));
    models.put("lavish", Optional.of(ConnectionThreads.ONE_EACH));
  }

  @Test
  void mustShowEveryLimitThatLinuxTells() throws IOException {
    assertThat(report(FakeHost.linux(root), GOAL)).contains("16,384 MiB, available 8,192 MiB", "20,000 (soft 1,024", "28,232 (32768 to 60999",
        "4,096 (net.core.somaxconn)", "262,144", "32,768", "192,730", "96,365", "65,530", "madvise")
        .doesNotContain("unknown");
  }

  @Test
  void mustSayWhichLimitBindsWhichModel() throws IOException {
    var host = FakeHost.linux(root).with("proc/self/limits", "Max open files            1024      200000      files\n");
    assertThat(report(host, GOAL))
        .containsPattern("frugal +28,232  limited by: client ports")
        .containsPattern("lavish +23,900  limited by: memory maps per process");
  }

  @Test
  void mustTellThatNothingIsInTheWay() throws IOException {
    assertThat(report(FakeHost.linux(root), GOAL)).contains("No known limit is in the way of 10,000 connections.").doesNotContain("sudo");
  }

  @Test
  void mustGiveTheCommandForEachLimitThatIsTooLow() throws IOException {
    assertThat(report(FakeHost.linux(root), 50_000).lines())
        .contains(
            "For 50,000 connections, run in the shell from which you start the lab",
            "  sudo prlimit --pid $$ --nofile=50200:50200",
            "  sudo sysctl -w net.ipv4.ip_local_port_range='1024 65535'",
            "  sudo sysctl -w kernel.pid_max=50500",
            "  sudo sysctl -w vm.max_map_count=136000")
        .noneMatch(line -> line.contains("sysctl -w kernel.threads-max"));
  }

  @Test
  void mustNotOfferPortsThatDoNotExist() throws IOException {
    assertThat(report(FakeHost.linux(root), 100_000))
        .contains("# serve on several addresses or ports: only 64512 connections go to one")
        .doesNotContain("ip_local_port_range");
  }

  /** A fix that does not fix would be worse than none. */
  @Test
  void mustBeContentOnceItsCommandsHaveBeenRun() throws IOException {
    var fixed = FakeHost.linux(root)
        .with("proc/self/limits", "Max open files            1024      50200      files\n")
        .with("proc/sys/net/ipv4/ip_local_port_range", "1024\t65535\n")
        .with("proc/sys/kernel/pid_max", "50500\n")
        .with("proc/sys/vm/max_map_count", "136000\n");
    assertThat(report(fixed, 50_000)).contains("No known limit is in the way of 50,000 connections.");
  }

  @Test
  void mustWorkWhereNothingIsKnown() {
    var report = report(FakeHost.silent(root), GOAL);
    assertThat(report).contains("descriptors per process    unknown").containsPattern("frugal +unknown").doesNotContain("sudo");
  }

  @Test
  void mustNotGuessAboutAModelThatCouldNotBeTried() throws IOException {
    models.put("shy", Optional.empty());
    assertThat(report(FakeHost.linux(root), GOAL)).containsPattern("shy +unknown");
  }

  @Test
  void mustWarnOfHugePagesAndOfTheJdk() throws IOException {
    var host = FakeHost.linux(root).with("sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never\n");
    assertThat(report(host, GOAL)).contains("echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled", "JDK-8373120");
  }

  @Test
  void mustFitIntoItsColumns() throws IOException {
    assertThat(lines(FakeHost.linux(root), 1_000_000)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    assertThat(lines(FakeHost.silent(root.resolve("none")), GOAL)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
  }

  private String report(FakeHost host, long goal) {
    return String.join("\n", lines(host, goal)) + "\n";
  }

  private List<String> lines(FakeHost host, long goal) {
    return DoctorReport.lines(host.files(), models, ENVIRONMENT, goal);
  }
}
