package c10k.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.ConcurrencyModel;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's own client, and each model's server. */
@Timeout(120)
class JdkClientTest {
  private static final int PATIENCE_SECONDS = 60;
  private static final String MODELS = "c10k.bench.site.ServedSite#models";

  @TempDir
  private Path folder;

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void endClient() {
    client.shutdownNow();
  }

  private <T> CompletableFuture<HttpResponse<T>> later(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    return client.sendAsync(request.timeout(Duration.ofSeconds(PATIENCE_SECONDS)).build(), handler).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return later(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1)).join();
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void requestsOneAfterTheOtherMUSTShareAConnection(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      for (int i = 0; i < 50; i++) {
        assertThat(send(HttpRequest.newBuilder(site.at("health"))).body()).isEqualTo("ok\n");
      }
      assertThat(site.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void manyRequestsAtOnceMUSTEachGetTheirOwn(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      var echoes = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 100; i++) {
        echoes.add(later(HttpRequest.newBuilder(site.at("echo")).POST(BodyPublishers.ofString("echo " + i)), BodyHandlers.ofString()));
      }
      for (int i = 0; i < 100; i++) {
        assertThat(echoes.get(i).join().body()).isEqualTo("echo " + i);
      }
      assertThat(site.failures()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void aLongBodyMUSTComeBackWhole(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      var body = Arrays.copyOf(site.longContent(), 1_000_000);
      var ofKnownLength = HttpRequest.newBuilder(site.at("echo")).header("Content-Type", "image/x-noise").POST(BodyPublishers.ofByteArray(body));
      var inChunks = HttpRequest.newBuilder(site.at("echo")).POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)));
      var back = later(ofKnownLength, BodyHandlers.ofByteArray()).join();
      assertThat(back.body()).isEqualTo(body);
      assertThat(back.headers().firstValue("Content-Type")).contains("image/x-noise");
      assertThat(later(inChunks, BodyHandlers.ofByteArray()).join().body()).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void aLongFileMUSTArriveWholeAndOverTheSameConnection(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      for (int i = 0; i < 2; i++) {
        var got = later(HttpRequest.newBuilder(site.at(ServedSite.LONG_NAME)), BodyHandlers.ofByteArray()).join();
        assertThat(got.headers().firstValueAsLong("Content-Length")).hasValue(site.longContent().length);
        assertThat(got.body()).isEqualTo(site.longContent());
      }
      assertThat(site.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void partsOfAFileMUSTMakeUpTheFile(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      int middle = site.longContent().length / 2;
      var first = later(HttpRequest.newBuilder(site.at(ServedSite.LONG_NAME)).header("Range", "bytes=0-" + (middle - 1)), BodyHandlers.ofByteArray()).join();
      var tag = first.headers().firstValue("ETag").orElseThrow();
      var rest = HttpRequest.newBuilder(site.at(ServedSite.LONG_NAME)).header("Range", "bytes=" + middle + "-").header("If-Range", tag);
      var second = later(rest, BodyHandlers.ofByteArray()).join();
      assertThat(first.statusCode()).isEqualTo(second.statusCode()).isEqualTo(206);
      assertThat(first.body()).isEqualTo(Arrays.copyOfRange(site.longContent(), 0, middle));
      assertThat(second.body()).isEqualTo(Arrays.copyOfRange(site.longContent(), middle, site.longContent().length));
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void whatHasNoBodyMUSTLeaveTheConnectionUsable(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      var file = site.at(ServedSite.SHORT_NAME);
      var head = send(HttpRequest.newBuilder(file).HEAD());
      assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(ServedSite.SHORT.length());
      assertThat(head.body()).isEmpty();
      var again = send(HttpRequest.newBuilder(file).header("If-None-Match", head.headers().firstValue("ETag").orElseThrow()));
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(send(HttpRequest.newBuilder(file).method("OPTIONS", BodyPublishers.noBody())).statusCode()).isEqualTo(204);
      assertThat(send(HttpRequest.newBuilder(file).header("Range", "bytes=26-")).statusCode()).isEqualTo(416);
      assertThat(send(HttpRequest.newBuilder(site.at("files")).GET()).statusCode()).isEqualTo(301);
      assertThat(send(HttpRequest.newBuilder(file)).body()).isEqualTo(ServedSite.SHORT);
      assertThat(site.accepted()).isEqualTo(1);
    }
  }

  /** By default, the client asks at first for HTTP/2. */
  @ParameterizedTest
  @MethodSource(MODELS)
  void anOfferOfHttp2MUSTBeAnsweredByHttp11(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      var response = send(HttpRequest.newBuilder(site.at("health")).version(HttpClient.Version.HTTP_2));
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      assertThat(response.body()).isEqualTo("ok\n");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void figuresMUSTBeJsonOfThisServer(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      var stats = new ObjectMapper().readTree(send(HttpRequest.newBuilder(site.at("stats"))).body());
      assertThat(stats.required("accepted").asLong()).isEqualTo(1);
      assertThat(stats.required("active").asLong()).isEqualTo(1);
      assertThat(stats.required("bytesIn").asLong()).isPositive();
      assertThat(stats.required("gauges").isObject()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void workMUSTBeDoneBeforeItsAnswer(ConcurrencyModel model) throws IOException {
    try (var site = ServedSite.on(model, folder)) {
      long start = System.nanoTime();
      assertThat(send(HttpRequest.newBuilder(site.at("work?sleep=20ms"))).body()).isEqualTo("done sleep 20ms\n");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    }
  }
}
