package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.Headers;
import c10k.http.HttpVersion;
import c10k.http.Request;
import c10k.http.Response;
import c10k.http.site.Router.Route;
import c10k.work.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabSiteTest {
  private final List<String> work = new ArrayList<>();
  private final Workload workload = new Workload() {
    @Override
    public void sleep(long nanos) {
      work.add("sleep " + nanos);
    }

    @Override
    public void burn(long nanos) {
      work.add("burn " + nanos);
    }
  };
  private final Route extra = new Route("GET", "/extra/…", "something more", (request, peer) -> Response.text(200, "extra"));
  private final Router site = LabSite.router(List.of(extra), workload);

  @Test
  void theFirstPageMUSTListAllThatCanBeAskedFor() throws Exception {
    var page = Exchange.get(site, "/");
    assertThat(page.field("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(page.text().lines().skip(2).map(line -> line.split(" +", -1)[0] + " " + line.split(" +", -1)[1]))
        .containsExactly("GET /", "POST /echo", "GET /stats", "GET /health", "GET /work", "GET /extra/\u00e2\u0080\u00a6");
  }

  @Test
  void echoMUSTGiveBackTheBodyAndItsType() throws Exception {
    var body = ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII));
    var echo = Exchange.of(site, new Request("POST", "/echo", HttpVersion.HTTP_1_1, Headers.of("content-type", "text/x-hello"), body));
    assertThat(echo.text()).isEqualTo("hello");
    assertThat(echo.field("Content-Type")).isEqualTo("text/x-hello");
    assertThat(echo.field("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void echoOfNothingMUSTBeNothingOfUnknownType() throws Exception {
    var echo = Exchange.of(site, Exchange.request("POST", "/echo"));
    assertThat(echo.body()).isEmpty();
    assertThat(echo.field("Content-Type")).isEqualTo("application/octet-stream");
  }

  @Test
  void figuresMUSTBeJsonThatNobodyKeeps() throws Exception {
    var stats = Exchange.get(site, "/stats");
    assertThat(stats.field("Content-Type")).isEqualTo("application/json");
    assertThat(stats.field("Cache-Control")).isEqualTo("no-store");
    assertThat(stats.text()).startsWith("{\"accepted\":0,").endsWith("}\n");
  }

  @Test
  void healthMUSTSayOk() throws Exception {
    var health = Exchange.get(site, "/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text()).isEqualTo("ok\n");
  }

  @Test
  void workMUSTBeDoneBeforeTheResponse() throws Exception {
    assertThat(Exchange.get(site, "/work?sleep=5ms").text()).isEqualTo("done sleep 5ms\n");
    assertThat(Exchange.get(site, "/work?burn=200us").text()).isEqualTo("done burn 200us\n");
    assertThat(work).containsExactly("sleep 5000000", "burn 200000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/work", "/work?", "/work?sleep", "/work?sleep=11s", "/work?sleep=5ms&burn=5ms", "/work?doze=1s"})
  void workThatIsNotUnderstoodMUSTBeABadRequestThatSaysWhatIs(String target) throws Exception {
    var refused = Exchange.get(site, target);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("/work?sleep=5ms");
    assertThat(work).isEmpty();
  }
}
