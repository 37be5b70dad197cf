package c10k.loop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.buffer.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The orders of events are those that Node 20.20 prints for the same program. */
final class WritableTest {

  /** Writes each chunk in an immediate of its own. */
  private static Writable<Bytes> slow(StreamRun run, int mark) {
    return run.watched("w", Writable.to(run.environment, new Sink<>() {
      @Override
      public void write(Bytes chunk, Done done) {
        run.log("write " + chunk);
        run.environment.setImmediate(done::succeeded);
      }

      @Override
      public void finish(Done done) {
        run.log("final");
        done.succeeded();
      }
    }, Buffering.bytes(mark)));
  }

  private static Writable<Bytes> answering(StreamRun run, @Nullable String error) {
    return run.watched(
        "w",
        Writable.to(
            run.environment,
            (chunk, done) -> done.settle(error == null ? null : new IllegalStateException(error)),
            Buffering.bytes(3)));
  }

  private static void write(StreamRun run, Writable<Bytes> stream, String text) {
    run.log("room " + stream.write(Bytes.from(text), run.logging("written " + text)));
  }

  @Test
  void chunksMUSTBeWrittenOneAfterTheOther() {
    assertThat(StreamRun.of(run -> {
      var stream = slow(run, 3);
      write(run, stream, "ab");
      write(run, stream, "cd");
      write(run, stream, "e");
      run.log("buffered " + stream.buffered());
      stream.write(Bytes.from("f"));
      stream.end(run.logging("ended"));
    })).containsExactly(
        "write ab",
        "room true",
        "room false",
        "room false",
        "buffered 5",
        "write cd",
        "written ab",
        "write e",
        "written cd",
        "write f",
        "written e",
        "final",
        "ended",
        "w finish",
        "w close");
  }

  @Test
  void drainMUSTComeWhenAllIsDoneAndBeforeTheLastCallback() {
    assertThat(StreamRun.of(run -> {
      var stream = slow(run, 3);
      write(run, stream, "abc");
      stream.onDrain(() -> {
        write(run, stream, "d");
        stream.end();
      });
    })).containsExactly(
        "write abc",
        "room false",
        "w drain",
        "write d",
        "room true",
        "written abc",
        "written d",
        "final",
        "w finish",
        "w close");
  }

  @Test
  void aSinkThatAnswersAtOnceMUSTHaveRoom() {
    assertThat(StreamRun.of(run -> {
      var stream = answering(run, null);
      write(run, stream, "abc");
      write(run, stream, "def");
      stream.end();
    })).containsExactly("room true", "room true", "written abc", "written def", "w finish", "w close");
  }

  @Test
  void aWriteAfterTheEndMUSTBeAnError() {
    assertThat(StreamRun.of(run -> {
      var stream = answering(run, null);
      stream.end();
      write(run, stream, "x");
    })).containsExactly("room false", "written x WRITE_AFTER_END", "w error WRITE_AFTER_END", "w close");
  }

  @Test
  void aWriteToADestroyedStreamMUSTFailAndNotBeAnErrorOfTheStream() {
    assertThat(StreamRun.of(run -> {
      var stream = answering(run, null);
      stream.destroy();
      write(run, stream, "x");
    })).containsExactly("room false", "w close", "written x DESTROYED");
  }

  @Test
  void allThatWaitsMUSTFailWithTheWriteThatFailed() {
    assertThat(StreamRun.of(run -> {
      var stream = run.watched("w", Writable.<Bytes>to(run.environment, (chunk, done) -> run.environment.setImmediate(() -> {
        done.failed(new IllegalStateException("bad"));
      }), Buffering.bytes(3)));
      write(run, stream, "a");
      write(run, stream, "b");
      stream.end(run.logging("ended"));
    })).containsExactly("room true", "room true", "written a bad", "written b bad", "ended bad", "w error bad", "w close");
  }

  @Test
  void anErrorInsideTheWriteMUSTBeToldInATick() {
    assertThat(StreamRun.of(run -> {
      var stream = answering(run, "bad");
      write(run, stream, "a");
      run.log("after");
    })).containsExactly("room false", "after", "written a bad", "w error bad", "w close");
  }

  @Test
  void anErrorOfTheFinishMUSTBeTheStreams() {
    assertThat(StreamRun.of(run -> {
      var stream = run.watched("w", Writable.to(run.environment, new Sink<Bytes>() {
        @Override
        public void write(Bytes chunk, Done done) {
          done.succeeded();
        }

        @Override
        public void finish(Done done) {
          run.environment.setImmediate(() -> done.failed(new IllegalStateException("fin")));
        }
      }, Buffering.bytes()));
      stream.end(run.logging("ended"));
    })).containsExactly("ended fin", "w error fin", "w close");
  }

  @Test
  void destroyMUSTWaitForTheSinkToGiveBackWhatItHolds() {
    assertThat(StreamRun.of(run -> {
      var stream = run.watched("w", Writable.to(run.environment, new Sink<Bytes>() {
        @Override
        public void write(Bytes chunk, Done done) {}

        @Override
        public void destroy(@Nullable Throwable error, Done done) {
          run.log("destroy");
          run.environment.setImmediate(done::succeeded);
        }
      }, Buffering.bytes()));
      stream.destroy(new IllegalStateException("boom"));
      stream.destroy(new IllegalStateException("boom again"));
      run.environment.nextTick(() -> run.log("tick"));
    })).containsExactly("destroy", "tick", "w error boom", "w close");
  }

  @Test
  void twoAnswersToOneWriteMUSTBeAnError() {
    assertThat(StreamRun.of(run -> {
      var stream = run.watched("w", Writable.<Bytes>to(run.environment, (chunk, done) -> {
        done.succeeded();
        done.succeeded();
      }, Buffering.bytes()));
      stream.write(Bytes.from("a"));
    })).containsExactly("w error MULTIPLE_CALLBACK", "w close");
  }

  @Test
  void anErrorThatNobodyListensForMUSTCountAsThrown() {
    assertThat(StreamRun.of(run -> {
      var stream = Writable.<Bytes>to(run.environment, (chunk, done) -> done.failed(new IllegalStateException("bad")), Buffering.bytes());
      stream.onClose(() -> run.log("close"));
      stream.write(Bytes.from("a"));
    })).containsExactly("close", "uncaught bad");
  }

  @Test
  void manyWritesToASinkThatAnswersAtOnceMUSTNotExhaustTheStack() {
    int count = 100_000;
    var written = new int[1];
    StreamRun.of(run -> {
      var first = new Done[1];
      var stream = Writable.<Integer>to(run.environment, (chunk, done) -> {
        written[0]++;
        if (chunk == 0) {
          first[0] = done;
        } else {
          done.succeeded();
        }
      }, Buffering.objects());
      for (int i = 0; i < count; i++) {
        stream.write(i);
      }
      run.environment.setImmediate(() -> first[0].succeeded());
    });
    assertThat(written[0]).isEqualTo(count);
  }

  @Test
  void aPromiseOfRoomMUSTComeWithTheDrain() {
    assertThat(StreamRun.of(run -> {
      var stream = slow(run, 1);
      stream.writeAndAwaitRoom(Bytes.from("a")).then(room -> {
        run.log("room");
        return null;
      });
    })).containsExactly("write a", "w drain", "room");
  }

  @Test
  void aPromiseOfRoomMUSTBeRejectedIfTheStreamEndsFirst() {
    assertThat(StreamRun.of(run -> {
      var stream = answering(run, "bad");
      stream.writeAndAwaitRoom(Bytes.from("a")).recover(error -> {
        run.logError("no room", error);
        return null;
      });
    })).containsExactly("w error bad", "w close", "no room bad");
  }
}
