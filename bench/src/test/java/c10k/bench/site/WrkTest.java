package c10k.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.site.Tool.Run;
import c10k.server.ConcurrencyModel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** wrk, and each model's server: no measurement, but many requests without one error. */
@Timeout(120)
class WrkTest {
  private static final String MODELS = "c10k.bench.site.ServedSite#models";

  @TempDir
  private Path folder;

  @BeforeAll
  static void wrkIsThere() {
    Tool.require("wrk");
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void wrkMUSTSeeNoError(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, folder)) {
      for (var path : new String[] {"health", ServedSite.SHORT_NAME}) {
        var run = Run.of("wrk", "-t1", "-c20", "-d1s", site.at(path).toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("[1-9]\\d* requests in").doesNotContain("Non-2xx", "Socket errors", "unable");
      }
      assertThat(site.failures()).isZero();
    }
  }
}
