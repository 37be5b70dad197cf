package c10k.loop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The orders of events are those that Node 20.20 prints for the same program. */
final class PipelineTest {

  /** Three stages of which nothing comes by itself. */
  private static final class ThreeStages {
    final Readable<Integer> r;
    final Duplex<Integer, Integer> x;
    final Writable<Integer> w;

    ThreeStages(StreamRun run, Source<Integer> source) {
      r = run.watched("r", Readable.from(run.environment, source, Buffering.objects()));
      x = run.watched("x", Transform.passThrough(run.environment, Buffering.objects()));
      w = run.watched("w", Writable.to(run.environment, (chunk, done) -> done.succeeded(), Buffering.objects()));
      Pipeline.from(r).through(x).into(w).then(end -> {
        run.log("done");
        return null;
      }).recover(error -> {
        run.logError("failed", error);
        return null;
      });
    }

    Stream named(String name) {
      return switch (name) {
        case "r" -> r;
        case "x" -> x;
        default -> w;
      };
    }
  }

  @Test
  void allMUSTArriveAndEachStageEnd() {
    assertThat(StreamRun.of(run -> {
      var from = run.watched("r", Readable.of(run.environment, List.of("a", "b"), Buffering.objects()));
      var through = run.watched("x", Transform.<String>passThrough(run.environment, Buffering.objects()));
      var to = run.watched("w", Writable.<String>to(run.environment, (chunk, done) -> {
        run.log("write " + chunk);
        done.succeeded();
      }, Buffering.objects()));
      Pipeline.from(from).through(through).into(to).then(end -> {
        run.log("done");
        return null;
      });
    })).containsExactly(
        "write a",
        "write b",
        "r end",
        "x end",
        "x finish",
        "r close",
        "w finish",
        "x close",
        "w close",
        "done");
  }

  @ParameterizedTest
  @CsvSource({"r,r x w", "x,x r w", "w,w r x"})
  void theErrorOfOneMUSTDestroyAll(String who, String order) {
    var expected = new ArrayList<String>();
    for (var name : order.split(" ", -1)) {
      expected.add(name + " error " + who);
      expected.add(name + " close");
    }
    expected.add("failed " + who);
    assertThat(StreamRun.of(run -> {
      var stages = new ThreeStages(run, output -> {});
      run.environment.setImmediate(() -> stages.named(who).destroy(new IllegalStateException(who)));
    })).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({"r,x w", "x,r w", "w,r x"})
  void aStageThatIsClosedTooEarlyMUSTDestroyAll(String who, String others) {
    var expected = new ArrayList<String>(List.of(who + " close"));
    for (var name : others.split(" ", -1)) {
      expected.add(name + " error PREMATURE_CLOSE");
      expected.add(name + " close");
    }
    expected.add("failed PREMATURE_CLOSE");
    assertThat(StreamRun.of(run -> {
      var stages = new ThreeStages(run, output -> {});
      run.environment.setImmediate(() -> stages.named(who).destroy());
    })).containsExactlyElementsOf(expected);
  }

  @Test
  void aPipeMUSTPauseItsSourceUntilTheDrain() {
    assertThat(StreamRun.of(run -> {
      var from = run.watched("r", Readable.of(run.environment, List.of("a", "b"), Buffering.objects(1)));
      var to = run.watched("w", Writable.<String>to(run.environment, (chunk, done) -> {
        run.log("write " + chunk);
        run.environment.setImmediate(() -> {
          run.log("flows " + from.isFlowing());
          done.succeeded();
        });
      }, Buffering.objects(1)));
      from.pipe(to);
    })).containsExactly("write a", "flows false", "w drain", "write b", "r end", "r close", "flows false", "w finish", "w close");
  }

  @Test
  void twoPipesMUSTGoAtTheSpeedOfTheSlower() {
    var arrived = new ArrayList<String>();
    StreamRun.of(run -> {
      var from = Readable.of(run.environment, List.of(1, 2, 3), Buffering.objects(1));
      Function<Integer, Writable<Integer>> slow = millis -> Writable.to(run.environment, (chunk, done) -> {
        run.environment.setTimeout(() -> {
          arrived.add(chunk + " at " + run.clock.millis());
          done.succeeded();
        }, millis);
      }, Buffering.objects(1));
      from.pipe(slow.apply(10));
      from.pipe(slow.apply(50));
    });
    assertThat(arrived).containsExactly("1 at 10", "1 at 50", "2 at 60", "2 at 100", "3 at 110", "3 at 150");
  }

  @Test
  void anUnpipedTargetMUSTGetNothingMore() {
    var arrived = new ArrayList<Integer>();
    StreamRun.of(run -> {
      var from = Readable.of(run.environment, List.of(1, 2, 3), Buffering.objects());
      var to = Writable.into(run.environment, arrived, Buffering.<Integer>objects());
      var pipe = from.pipe(to);
      from.onData(chunk -> pipe.cancel());
    });
    assertThat(arrived).containsExactly(1);
  }

  @Test
  void aPipelineIntoOneSideOfADuplexMUSTNotWaitForTheOther() {
    assertThat(StreamRun.of(run -> {
      var socket = Duplex.<Integer, Integer>of(
          run.environment,
          (chunk, done) -> done.succeeded(),
          Buffering.objects(),
          output -> {},
          Buffering.objects());
      run.watched("d", socket);
      Pipeline.from(Readable.of(run.environment, List.of(1), Buffering.<Integer>objects())).into(socket.writable()).then(end -> {
        run.log("done");
        return null;
      });
    })).containsExactly("d finish", "done");
  }
}
