package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.result.Figure;
import c10k.bench.result.MadeUpResults;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab compare}: what it prints, and its exit codes. */
class CompareCommandTest {
  @TempDir
  private Path folder = Path.of("");

  private String run(String name, Results results) throws IOException {
    var place = folder.resolve(name);
    ResultsFolder.at(place).write(results);
    return place.toString();
  }

  private String run(String name, double bytes, double... cpu) throws IOException {
    var results = new MadeUpResults().measured("event-loop", Figure.SERVER_CPU, 10, 10, 10).measured("thread-pool", Figure.SERVER_CPU, cpu);
    return run(name, results.measured("thread-pool", Figure.USER_PER_CONNECTION, bytes).build());
  }

  @Test
  void nothingWorseMUSTExitWithZero() throws IOException {
    var run = LabRun.of("compare", run("a", 900, 20, 20, 20), run("b", 910, 20, 20.1, 19.9));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Gate steady: passed").contains("--all shows all 5 cells").doesNotContain("memory.user");
  }

  @Test
  void aRegressionMUSTExitWithOneAndBeShown() throws IOException {
    var base = run("a", 900, 20, 20, 20);
    var head = run("b", 1_800, 30, 30.1, 29.9);
    var steady = LabRun.of("compare", base, head);
    assertThat(steady.exitCode()).isEqualTo(1);
    assertThat(steady.out()).startsWith("Gate steady: REGRESSION").containsPattern("worse +memory.user +thread-pool +900 -> +1,800 +\\+100.0 %");
    assertThat(LabRun.of("compare", base, run("c", 900, 30, 30.1, 29.9), "--gate", "all").exitCode()).isEqualTo(1);
    assertThat(LabRun.of("compare", base, run("d", 900, 30, 30.1, 29.9)).exitCode()).isZero();
  }

  @Test
  void tooFewRoundsMUSTExitWithThree() throws IOException {
    var run = LabRun.of("compare", run("a", 900, 20, 20), run("b", 900, 20, 20), "--gate", "all");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).startsWith("Gate all: inconclusive").containsPattern("too few rounds +server.cpu");
  }

  @Test
  void allMUSTShowWhatDidNotChange() throws IOException {
    var run = LabRun.of("compare", run("a", 900, 20, 20, 20), run("b", 910, 20, 20.1, 19.9), "--all");
    assertThat(run.out()).containsPattern("within noise +memory.user").containsPattern("not judged +server.cpu +event-loop").doesNotContain("--all shows");
  }

  @Test
  void programsMUSTGetTheSameVerdicts() throws IOException {
    var json = folder.resolve("verdicts.json");
    LabRun.of("compare", run("a", 900, 20, 20, 20), run("b", 1_800, 20, 20.1, 19.9), "--json", json.toString());
    var tree = new ObjectMapper().readTree(json.toFile());
    assertThat(tree.path("decision").asText()).isEqualTo("REGRESSION");
    assertThat(tree.path("cells")).hasSize(5).anySatisfy(cell -> {
      assertThat(cell.path("figure").asText()).isEqualTo("memory.user");
      assertThat(cell.path("case").asText()).isEqualTo("rate-10000");
      assertThat(cell.path("outcome").asText()).isEqualTo("WORSE");
    });
  }

  @Test
  void misuseMUSTBeOneLineAndExitWithTwo() throws IOException {
    var good = run("a", 900, 20, 20, 20);
    var old = Files.writeString(folder.resolve("old.json"), "{\"version\": 1}").toString();
    var text = Files.writeString(folder.resolve("text.json"), "hello").toString();
    misused("there are no results at", good, folder.resolve("nowhere").toString());
    misused("of version 1", old, good);
    misused("is no results.json of this lab", good, text);
    misused("'speed' is none of steady, all", good, good, "--gate", "speed");
    misused("Missing required parameter: 'HEAD'", good);
  }

  private static void misused(String message, String... args) {
    var command = new String[args.length + 1];
    command[0] = "compare";
    System.arraycopy(args, 0, command, 1, args.length);
    var run = LabRun.of(command);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab compare: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
