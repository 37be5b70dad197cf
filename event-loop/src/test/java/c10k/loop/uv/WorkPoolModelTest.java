package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.uv.WorkPool.Kind;
import c10k.server.Ticker;
import c10k.testkit.Await;
import c10k.testkit.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any history of submitting, ending and cancelling work, against what a pool must do then. */
final class WorkPoolModelTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What the test does next. */
  enum Move {
    FAST, SLOW, END, CANCEL
  }

  /**
   * One step of a history.
   *
   * @param which of those that can be ended or cancelled
   */
  record Step(Move move, int which) {}

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(Arbitraries.of(Move.values()), Arbitraries.integers().between(0, 9)).as(Step::new);
  }

  /** Work as the model sees it. */
  private static final class Work {
    final int number;
    final Kind kind;
    final CountDownLatch end = new CountDownLatch(1);
    final List<String> answers = new ArrayList<>();

    Work(int number, Kind kind) {
      this.number = number;
      this.kind = kind;
    }

    @Override
    public String toString() {
      return kind + " " + number;
    }
  }

  /** One pool, and all that it should know. */
  private static final class History implements AutoCloseable {
    private final int threads;
    private final EventLoop loop = new EventLoop("model", Ticker.system());
    private final WorkPool pool;
    private final List<Work> all = new ArrayList<>();
    private final Map<Work, WorkRequest> requests = new HashMap<>();
    private final List<Work> queued = new ArrayList<>();
    private final List<Work> cancelled = new ArrayList<>();
    private final List<Work> running = new ArrayList<>();
    private final List<Work> begun = Collections.synchronizedList(new ArrayList<>());
    private int seen;

    History(int threads) {
      this.threads = threads;
      this.pool = new WorkPool(threads);
    }

    void play(Step step) {
      switch (step.move) {
        case FAST -> submit(Kind.FAST);
        case SLOW -> submit(Kind.SLOW);
        case END -> end(step.which);
        case CANCEL -> cancel(step.which);
      }
      settle();
    }

    private void submit(Kind kind) {
      var work = new Work(all.size(), kind);
      all.add(work);
      queued.add(work);
      requests.put(work, pool.submit(loop, kind, () -> {
        begun.add(work);
        return work.end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }, inTime -> work.answers.add(inTime ? "done" : "too late"), error -> work.answers.add(error.getClass().getSimpleName())));
    }

    private void end(int which) {
      if (!running.isEmpty()) {
        running.remove(which % running.size()).end.countDown();
      }
    }

    private void cancel(int which) {
      if (all.isEmpty()) {
        return;
      }
      var work = all.get(which % all.size());
      boolean wasQueued = queued.remove(work);
      assertThat(requests.get(work).cancel()).as("can cancel " + work).isEqualTo(wasQueued);
      if (wasQueued) {
        cancelled.add(work);
      }
    }

    /** How many must be running when the pool is at rest. */
    private int expected() {
      long fast = queued.stream().filter(work -> work.kind == Kind.FAST).count();
      long slow = Math.min(queued.size() - fast, slowLimit() - slowRunning());
      return (int) Math.min(threads, running.size() + fast + slow);
    }

    private int slowLimit() {
      return (threads + 1) / 2;
    }

    private int slowRunning() {
      return (int) running.stream().filter(work -> work.kind == Kind.SLOW).count();
    }

    private void settle() {
      int more = expected() - running.size();
      new Await(PATIENCE).until(more + " more have begun", () -> begun.size() - seen >= more);
      for (; seen < begun.size(); seen++) {
        var work = begun.get(seen);
        assertThat(queued.remove(work)).as(work + " was queued").isTrue();
        running.add(work);
      }
      running.forEach(this::assertNotEarly);
      assertThat(running).as("running").hasSizeLessThanOrEqualTo(threads);
      assertThat(slowRunning()).as("slow ones running").isLessThanOrEqualTo(slowLimit());
    }

    /** Slow work may be overtaken by fast work, when its threads are taken; otherwise it is first come, first served. */
    private void assertNotEarly(Work work) {
      assertThat(queued).as("overtaken by " + work)
          .noneMatch(other -> other.number < work.number && (other.kind == work.kind || (other.kind == Kind.FAST && !hasInheritedPlaceBefore(other))));
    }

    /** Slow work that was cancelled leaves its place to the next slow work, as in libuv. */
    private boolean hasInheritedPlaceBefore(Work fast) {
      return cancelled.stream().anyMatch(other -> other.kind == Kind.SLOW && other.number < fast.number);
    }

    /** Everything gets exactly one answer. */
    @Override
    public void close() {
      try (pool) {
        all.forEach(work -> work.end.countDown());
        loop.run();
        all.forEach(work -> assertThat(work.answers).as("answers of " + work).singleElement()
            .isEqualTo(begun.contains(work) ? "done" : "CancellationException"));
      } finally {
        loop.close();
      }
    }
  }

  @Property(tries = 100)
  @Rule("E-40")
  @Rule("E-42")
  void everyHistoryMUSTKeepOrderLimitsAndAnswers(@ForAll @IntRange(min = 1, max = 4) int threads, @ForAll @Size(max = 30) List<@From("steps") Step> steps) {
    try (var history = new History(threads)) {
      steps.forEach(history::play);
    }
  }
}
