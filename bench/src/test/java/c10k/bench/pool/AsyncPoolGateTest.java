package c10k.bench.pool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.pool.AsyncPoolModel;
import c10k.pool.Lease;
import c10k.pool.Priority;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools of loops pass; what is none is refused, with the reason. */
@Timeout(60)
class AsyncPoolGateTest {
  private static final Duration IMPATIENT = Duration.ofMillis(500);

  static List<AsyncPoolModel> models() {
    return AsyncPoolModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelMUSTPass(AsyncPoolModel model) {
    assertThatCode(() -> AsyncPoolGate.check(model)).doesNotThrowAnyException();
  }

  @Test
  void whatLendsOneItemToTwoCallersMUSTBeRefused() throws Exception {
    try (var chains = LoopChains.open(models().getFirst(), 2)) {
      var only = chains.pool().acquire();
      assertRefused("it lent one item to two callers at once", _ -> only);
    }
  }

  @Test
  void whatLendsMoreThanItMayHaveMUSTBeRefused() throws Exception {
    try (var chains = LoopChains.open(models().getFirst(), 3)) {
      assertRefused("it lent more than 2 items at once", timeout -> chains.pool().acquire(timeout, Priority.NORMAL));
    }
  }

  @Test
  void whatDoesNotLendMUSTBeRefused() {
    assertRefused("it did not lend an item that was free within 500 ms", _ -> new CompletableFuture<>());
    assertRefused("java.lang.IllegalStateException: not today", _ -> CompletableFuture.failedFuture(new IllegalStateException("not today")));
  }

  private static void assertRefused(String because, Function<Duration, CompletableFuture<Lease<Item>>> acquire) {
    assertThatThrownBy(() -> AsyncPoolGate.check("wrong", acquire, IMPATIENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong is no correct pool: ")
        .hasMessageContaining(because);
  }
}
