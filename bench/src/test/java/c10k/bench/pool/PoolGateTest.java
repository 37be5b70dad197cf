package c10k.bench.pool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools pass; what is none is refused, with the reason. */
@Timeout(60)
class PoolGateTest {
  private static final Duration IMPATIENT = Duration.ofMillis(500);

  static Stream<String> labels() {
    return PoolContestants.all().stream().map(PoolContestant::label);
  }

  @ParameterizedTest
  @MethodSource("labels")
  void everyContestantMUSTPass(String label) {
    assertThatCode(() -> PoolGate.check(PoolContestants.labelled(label))).doesNotThrowAnyException();
  }

  @Test
  void whatLendsOneItemToTwoCallersMUSTBeRefused() {
    assertRefused("it lent one item to two callers at once", (size, workshop) -> new SimplePool(size, workshop) {
      @Override
      public Item acquire() {
        return items.getFirst();
      }

      @Override
      public void release(Item lent) {}
    });
  }

  @Test
  void whatLendsOneItemTwiceOnlyWhenItHasToGrowMUSTBeRefused() {
    assertRefused("it lent one item to two callers at once", (size, workshop) -> new SimplePool(size, workshop) {
      private boolean grows;

      @Override
      public void letGrow() {
        grows = true;
      }

      @Override
      public Item acquire() throws Exception {
        return grows && size.min() < size.max() ? items.getFirst() : super.acquire();
      }

      @Override
      public void release(Item lent) {
        if (!items.contains(lent)) {
          super.release(lent);
        }
      }
    });
  }

  @Test
  void whatLendsMoreThanItMayHaveMUSTBeRefused() {
    assertRefused("it lent 4 items at once, and may have 3", (size, workshop) -> new SimplePool(size, workshop) {
      @Override
      public Item acquire() throws InterruptedException {
        return workshop.make();
      }
    });
  }

  @Test
  void whatStopsLendingMUSTBeRefused() {
    assertRefused("its callers were not through within 500 ms", (size, workshop) -> new SimplePool(size, workshop) {
      @Override
      public void release(Item lent) {}
    });
  }

  @Test
  void whatHasMoreItemsThanItMayMUSTBeRefused() {
    assertRefused("it has 6 items, and may have 4", (size, workshop) -> new SimplePool(size, workshop) {
      // More than it may have are there, and 4 at most are lent.
      private final Semaphore permits = new Semaphore(size.max());

      @Override
      public void letGrow() {
        fill(4);
      }

      @Override
      public Item acquire() throws Exception {
        permits.acquire();
        return super.acquire();
      }

      @Override
      public void release(Item lent) {
        super.release(lent);
        permits.release();
      }
    });
  }

  @Test
  void whatFailsMUSTBeQuoted() {
    assertRefused("a caller failed: java.lang.UnsupportedOperationException: not today", (size, workshop) -> new SimplePool(size, workshop) {
      @Override
      public Item acquire() {
        throw new UnsupportedOperationException("not today");
      }
    });
  }

  private static void assertRefused(String because, BiFunction<PoolSize, Workshop, PoolUnderTest<Item>> pool) {
    assertThatThrownBy(() -> PoolGate.check(new Wrong(pool), IMPATIENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong is no correct pool: ")
        .hasMessageContaining(because);
  }

  /** A pool with a bug. */
  private record Wrong(BiFunction<PoolSize, Workshop, PoolUnderTest<Item>> pool) implements PoolContestant {

    @Override
    public String label() {
      return "wrong";
    }

    @Override
    public String description() {
      return "a pool with a bug";
    }

    @Override
    public PoolUnderTest<?> open(PoolSize size, Workshop workshop) {
      return pool.apply(size, workshop);
    }
  }

  /** A queue of items: correct, as far as it goes. */
  private static class SimplePool implements PoolUnderTest<Item> {
    final LinkedBlockingDeque<Item> items = new LinkedBlockingDeque<>();
    private final Workshop workshop;

    SimplePool(PoolSize size, Workshop workshop) {
      this.workshop = workshop;
      fill(size.min());
    }

    final void fill(int count) {
      try {
        for (int i = 0; i < count; i++) {
          items.add(workshop.make());
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Item acquire() throws Exception {
      return Objects.requireNonNull(items.poll(10, TimeUnit.SECONDS));
    }

    @Override
    public void release(Item lent) {
      items.add(lent);
    }

    @Override
    public Item item(Item lent) {
      return lent;
    }

    @Override
    public void close() {}
  }
}
