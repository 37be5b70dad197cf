package c10k.bench.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured is a pool: it lends, takes back, and keeps to its size. */
@Timeout(120)
class PoolContestantsTest {
  private static final int SIZE = 3;
  private static final int CALLERS = 8;
  private static final int USES = 200;

  private final Workshop workshop = new Workshop();

  private static Stream<String> labels() {
    return PoolContestants.all().stream().map(PoolContestant::label);
  }

  private static Stream<String> pools() {
    return labels().filter(label -> !label.equals(PoolContestants.NONE));
  }

  private PoolUnderTest<?> open(String label) throws Exception {
    return PoolContestants.openFilled(PoolContestants.labelled(label), PoolSize.fixed(SIZE), workshop);
  }

  @Test
  void theFourKnownPoolsMustTakePart() {
    assertThat(labels().toList()).contains("hikaricp", "stormpot", "stormpot-no-expiry", "commons-pool2", "none").doesNotHaveDuplicates();
  }

  @Test
  void anUnknownLabelMustNameThoseThatExist() {
    assertThatThrownBy(() -> PoolContestants.labelled("best")).hasMessageContainingAll("'best'", "hikaricp", "none");
  }

  @ParameterizedTest
  @MethodSource("pools")
  void mustBeFilledWhenItIsOpen(String label) throws Exception {
    try (var _ = open(label)) {
      assertThat(workshop.made()).isEqualTo(SIZE);
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  void mustLendDifferentItemsAtTheSameTimeAndNoMoreThanItsSize(String label) throws Exception {
    try (var pool = open(label)) {
      lendAll(pool);
    }
  }

  private <L> void lendAll(PoolUnderTest<L> pool) throws Exception {
    var lent = new ArrayList<L>();
    var items = Collections.newSetFromMap(new IdentityHashMap<Item, Boolean>());
    for (int i = 0; i < SIZE; i++) {
      lent.add(pool.acquire());
      items.add(pool.item(lent.getLast()));
    }
    assertThat(items).hasSize(SIZE);
    var another = new FutureTask<>(() -> pool.acquire());
    Thread.ofPlatform().daemon().start(another);
    assertThatThrownBy(() -> another.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    pool.release(lent.removeLast());
    pool.release(another.get(30, TimeUnit.SECONDS));
    for (var one : lent) {
      pool.release(one);
    }
  }

  @ParameterizedTest
  @MethodSource("labels")
  void mustNeverLendAnItemTwice(String label) throws Exception {
    try (var pool = open(label)) {
      var held = ConcurrentHashMap.<Item>newKeySet();
      var twice = new AtomicInteger();
      useByMany(() -> useOften(pool, held, twice));
      assertThat(twice).hasValue(0);
      if (!label.equals(PoolContestants.NONE)) {
        assertThat(workshop.made()).isEqualTo(SIZE);
      }
    }
  }

  private static void useByMany(Use use) throws Exception {
    var start = new CountDownLatch(1);
    var tasks = new ArrayList<FutureTask<Void>>();
    for (int i = 0; i < CALLERS; i++) {
      var task = new FutureTask<Void>(() -> {
        start.await();
        use.run();
        return null;
      });
      tasks.add(task);
      Thread.ofPlatform().daemon().start(task);
    }
    start.countDown();
    for (var task : tasks) {
      task.get(60, TimeUnit.SECONDS);
    }
  }

  private static <L> void useOften(PoolUnderTest<L> pool, ConcurrentHashMap.KeySetView<Item, Boolean> held, AtomicInteger twice)
      throws Exception {
    for (int i = 0; i < USES; i++) {
      var lent = pool.acquire();
      var item = pool.item(lent);
      if (!held.add(item)) {
        twice.incrementAndGet();
      }
      Thread.onSpinWait();
      held.remove(item);
      pool.release(lent);
    }
  }

  @ParameterizedTest
  @MethodSource("labels")
  void everyItemMustHaveEndedSoonAfterThePool(String label) throws Exception {
    var pool = open(label);
    useOnce(pool);
    pool.close();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (workshop.existing() > 0 && System.nanoTime() - deadline < 0) {
      Pause.forNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    assertThat(workshop.existing()).isZero();
  }

  private static <L> void useOnce(PoolUnderTest<L> pool) throws Exception {
    pool.release(pool.acquire());
  }

  @Test
  void impossibleSizesMustBeRefused() {
    for (var sizes : List.of(new int[] {2, 1}, new int[] {-1, 1}, new int[] {0, 0})) {
      assertThatThrownBy(() -> new PoolSize(sizes[0], sizes[1])).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** What many do at the same time. */
  @FunctionalInterface
  private interface Use {
    void run() throws Exception;
  }
}
