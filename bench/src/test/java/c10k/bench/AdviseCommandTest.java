package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.advise.MadeUpModels;
import c10k.bench.result.MadeUpResults;
import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lab advise}: what it prints, and misuse in one line with exit code 2. */
class AdviseCommandTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void mustRecommendAndCite() throws IOException {
    ResultsFolder.at(folder).write(MadeUpModels.all());
    var run = LabRun.of("advise", folder.toString(), "--connections", "1000", "--rate", "2000/s", "--payload", "64", "--blocking", "100%:5ms", "--cpu", "0",
        "--p99", "10ms", "--memory", "512m", "--cores", "1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("By " + folder).contains("Use virtual-threads", "Not event-loop:", "knee, knee, knee, virtual-threads: ", "6 trials",
        "What would change it");
  }

  @Test
  void resultsThatTellNothingMUSTExitWithOneAndSayWhatToRun() throws IOException {
    ResultsFolder.at(folder).write(new MadeUpResults().build());
    var run = LabRun.of("advise", folder.toString(), "--connections", "1000", "--rate", "2000/s");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Not measured: virtual-threads", "lab bench --only BM3,BM1,BM1k --profile full");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--rate 5 | Missing required option: '--connections=N'",
      "--connections 5 | Missing required option: '--rate=R'",
      "--connections 0 --rate 5 | at least one connection is needed, not 0",
      "--connections 5 --rate 0 | a rate is above zero",
      "--connections 5 --rate fast | 'fast' is no rate",
      "--connections 5 --rate 5 --blocking 20 | '20' is no share with a time such as 20%:5ms",
      "--connections 5 --rate 5 --blocking 120%:5ms | '120%:5ms' is no share",
      "--connections 5 --rate 5 --cpu 5%:long | 'long' is no duration",
      "--connections 5 --rate 5 --p99 0 | nobody answers within",
      "--connections 5 --rate 5 --memory lots | 'lots' is no number of bytes",
      "--connections 5 --rate 5 --memory 0 | no server needs 0 bytes",
      "--connections 5 --rate 5 --cores 0 | at least one core",
      "--connections 5 --rate 5 --payload -1 | a request has at least one byte",
      "--connections 5 --rate 5 nowhere-at-all | there are no results at"
  })
  void misuseMustBeOneLine(String options, String message) {
    var args = new ArrayList<>(List.of("advise"));
    args.addAll(List.of(options.split(" ", -1)));
    var run = LabRun.of(args.toArray(new String[0]));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab advise: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
