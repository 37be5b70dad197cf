package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.scale.ScaleReport;
import c10k.testkit.Await;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab bench --scenario} with few connections, in processes as a user has them. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "a cluster needs Linux, and so does what memory is read from")
class ScenarioProcessTest {
  private static final Await AWAIT = new Await(Duration.ofSeconds(60));

  @TempDir
  private Path folder;

  @Test
  void tenThousandMUSTBeOpenedToldAndWeighed() throws Exception {
    var report = run("websocket-10k", "--connections", "40", "--hold", "0s", "--models", "event-loop,virtual-threads");
    assertThat(report.results()).extracting(one -> one.server()).containsExactly("event-loop", "virtual-threads");
    for (var result : report.results()) {
      assertThat(result.reason()).isEmpty();
      assertThat(result.figures()).containsKeys("open.s", "ping.p99.ms", "broadcast.max.ms", "memory.heap.bytesPerConnection");
    }
  }

  @Test
  void aHundredThousandMUSTBeSharedByProcesses() throws Exception {
    var report = run("websocket-100k", "--connections", "300", "--hold", "100ms");
    assertThat(report.results()).singleElement().satisfies(result -> {
      assertThat(result.reason()).isEmpty();
      assertThat(result.figures()).containsEntry("connections", 300.0).containsKeys("ping.p99.ms", "broadcast.max.ms", "memory.native.bytesPerConnection");
      assertThat(result.figures().get("broadcasts")).as("one for each worker, at the most").isBetween(1.0, 2.0);
    });
  }

  @Test
  void anInterruptMUSTEndAllProcesses() throws Exception {
    try (var lab = start("websocket-100k", "--connections", "100", "--hold", "10m")) {
      await(lab, "holding all");
      var processes = lab.handle().descendants().toList();
      // A primary, two workers, two processes of clients.
      assertThat(processes).hasSizeGreaterThanOrEqualTo(5);
      lab.interrupt();
      AWAIT.until("all have ended", () -> processes.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(lab.exitCode()).isNotZero();
      assertThat(lab.restOfOutput()).anyMatch(line -> line.startsWith("Interrupted:"));
    }
  }

  private ScaleReport run(String scenario, String... options) throws Exception {
    try (var lab = start(scenario, options)) {
      var output = lab.restOfOutput();
      assertThat(lab.exitCode()).as("%s", output).isZero();
      assertThat(output).anyMatch(line -> line.startsWith("Repeat with: ./lab bench --scenario " + scenario));
    }
    return new ObjectMapper().readValue(folder.resolve(scenario + ".json").toFile(), ScaleReport.class);
  }

  private LabProcess start(String scenario, String... options) throws IOException {
    var command = new ArrayList<>(List.of("bench", "--scenario", scenario, "--out", folder.toString()));
    command.addAll(List.of(options));
    return LabProcess.start(command.toArray(new String[0]));
  }

  private static void await(LabProcess lab, String words) {
    var line = lab.nextLine();
    while (!line.contains(words)) {
      assertThat(line).as("a line that says '%s' comes", words).isNotEqualTo("(end)");
      line = lab.nextLine();
    }
  }
}
