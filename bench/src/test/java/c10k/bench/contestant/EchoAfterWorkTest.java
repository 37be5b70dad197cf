package c10k.bench.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import c10k.bench.load.Conduct;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.server.ConcurrencyModel;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class EchoAfterWorkTest {
  private static final Duration MEASURED = Duration.ofMillis(300);

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void linesMUSTComeBackWholeAndInOrder(ConcurrencyModel model) throws IOException {
    try (var server = serve(model, new EchoAfterWork("nothing", () -> {}, Integer.MAX_VALUE))) {
      assertThatCode(() -> CorrectnessGate.check(server.address())).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void eachLineMUSTBringWorkAndNoLineOfAProbe(ConcurrencyModel model) throws IOException {
    var pieces = new AtomicInteger();
    try (var server = serve(model, new EchoAfterWork("counting", pieces::incrementAndGet, 3));
        var generator = LoadGenerator.connect(plan(server, 5, Conduct.USUAL.withProbes(2)))) {
      var result = generator.run(plan(server, 5, Conduct.USUAL.withProbes(2)));
      assertThat(result.failures()).isZero();
      assertThat(result.probe().getTotalCount()).isPositive();
      assertThat(pieces).hasValue((int) result.response().getTotalCount());
    }
  }

  /** As on a server whose threads are all at work. */
  @Test
  void probesMUSTBeAnsweredWhileOthersWait() throws IOException {
    var mayGoOn = new CountDownLatch(1);
    var model = ConcurrencyModel.all().stream().filter(one -> one.name().equals("thread-per-connection")).findFirst().orElseThrow();
    try (var server = serve(model, new EchoAfterWork("stuck", mayGoOn::await, 3));
        var generator = LoadGenerator.connect(plan(server, 5, Conduct.USUAL.withProbes(2)))) {
      var result = generator.run(plan(server, 5, Conduct.USUAL.withProbes(2)));
      mayGoOn.countDown();
      assertThat(result.response().getTotalCount()).isZero();
      assertThat(result.probe().getTotalCount()).isPositive();
      assertThat(result.isSaturated()).isTrue();
      assertThat(result.errors()).isZero();
    }
  }

  private static Server serve(ConcurrencyModel model, EchoAfterWork protocol) throws IOException {
    return model.serve(ServerConfig.builder().drainTimeout(Duration.ZERO).build(), protocol);
  }

  private static LoadPlan plan(Server server, int connections, Conduct conduct) {
    return new LoadPlan(server.address(), connections, 64, Duration.ZERO, MEASURED, OptionalDouble.of(300), 7, conduct);
  }
}
