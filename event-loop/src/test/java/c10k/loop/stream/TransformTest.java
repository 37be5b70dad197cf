package c10k.loop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The orders of events are those that Node 20.20 prints for the same program. */
final class TransformTest {

  private static Duplex<String, String> talking(StreamRun run, int mark) {
    return run.watched("x", Transform.of(run.environment, new Transformer<String, String>() {
      @Override
      public void transform(String chunk, Output<String> output, Done done) {
        run.log("transform " + chunk);
        output.push(chunk);
        done.succeeded();
      }

      @Override
      public void flush(Output<String> output, Done done) {
        run.log("flush");
        output.push("last");
        done.succeeded();
      }
    }, Buffering.objects(mark), Buffering.objects(mark)));
  }

  @Test
  void chunksMUSTPassWithoutWaitingForATick() {
    assertThat(StreamRun.of(run -> {
      var stream = talking(run, 16);
      stream.readable().onData(chunk -> run.log("data " + chunk));
      stream.writable().write("a");
      stream.writable().write("b");
      stream.writable().end("c");
    })).containsExactly(
        "transform a",
        "data a",
        "transform b",
        "data b",
        "transform c",
        "data c",
        "flush",
        "data last",
        "x end",
        "x finish",
        "x close");
  }

  @Test
  void aWriterMUSTWaitForRoomOnTheOtherSide() {
    assertThat(StreamRun.of(run -> {
      var stream = talking(run, 2);
      for (int i = 0; i < 5; i++) {
        run.log("room " + stream.writable().write("" + i));
      }
      run.environment.setImmediate(() -> {
        run.log("reading");
        stream.readable().onData(chunk -> run.log("data " + chunk));
      });
    })).containsExactly(
        "transform 0",
        "room true",
        "transform 1",
        "room true",
        "room false",
        "room false",
        "room false",
        "reading",
        "transform 2",
        "data 0",
        "transform 3",
        "data 1",
        "transform 4",
        "data 2",
        "x drain",
        "data 3",
        "data 4");
  }

  @Test
  void anErrorMUSTEndBothSides() {
    assertThat(StreamRun.of(run -> {
      var stream = run.watched("x", Transform.<String, String>of(run.environment, (chunk, output, done) -> {
        done.failed(new IllegalStateException("bad"));
      }, Buffering.objects(), Buffering.objects()));
      stream.readable().resume();
      stream.writable().write("a");
      stream.writable().end("b");
    })).containsExactly("x error bad", "x close");
  }
}
