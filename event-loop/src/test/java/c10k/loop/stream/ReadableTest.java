package c10k.loop.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.buffer.Bytes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The orders of events are those that Node 20.20 prints for the same program. */
final class ReadableTest {

  /** Gives numbers from 0, each when it is asked for. */
  private static Readable<Integer> counting(StreamRun run, int count, int mark) {
    var next = new AtomicInteger();
    return run.watched("r", Readable.from(run.environment, output -> {
      int number = next.getAndIncrement();
      run.log("read " + number);
      if (number < count) {
        output.push(number);
      } else {
        output.end();
      }
    }, Buffering.objects(mark)));
  }

  private static Readable<Bytes> silent(StreamRun run) {
    return run.watched("r", Readable.from(run.environment, output -> {}, Buffering.bytes()));
  }

  @Test
  void nothingMUSTBeAskedOfTheSourceBeforeSomebodyReads() {
    assertThat(StreamRun.of(run -> counting(run, 3, 2))).isEmpty();
  }

  @Test
  void aFlowingStreamMUSTTellAllInOneTick() {
    assertThat(StreamRun.of(run -> {
      counting(run, 3, 16).onData(chunk -> run.log("data " + chunk));
      run.environment.nextTick(() -> run.log("tick"));
    })).containsExactly(
        "read 0",
        "read 1",
        "data 0",
        "read 2",
        "data 1",
        "read 3",
        "data 2",
        "tick",
        "r end",
        "r close");
  }

  @Test
  void aPausedStreamMUSTFillItsBufferAndStop() {
    assertThat(StreamRun.of(run -> {
      var stream = counting(run, 5, 2);
      stream.onData(chunk -> {
        run.log("data " + chunk + " " + stream.buffered());
        if (chunk == 1) {
          stream.pause();
          run.environment.setTimeout(() -> {
            run.log("buffered " + stream.buffered());
            stream.resume();
          }, 5);
        }
      });
    })).containsExactly(
        "read 0",
        "read 1",
        "data 0 1",
        "read 2",
        "data 1 1",
        "read 3",
        "buffered 2",
        "read 4",
        "data 2 2",
        "read 5",
        "data 3 1",
        "data 4 0",
        "r end",
        "r close");
  }

  @Test
  void aChunkThatComesLaterMUSTBeToldAtOnceWhileItFlows() {
    assertThat(StreamRun.of(run -> {
      var stream = Readable.<Integer>from(run.environment, output -> run.environment.setImmediate(() -> {
        run.log("pushing");
        output.push(1);
        run.log("pushed");
        output.end();
        run.log("ended");
      }), Buffering.objects());
      run.watched("r", stream).onData(chunk -> run.log("data " + chunk));
    })).containsExactly("pushing", "data 1", "pushed", "ended", "r end", "r close");
  }

  @Test
  void aPushAfterTheEndMUSTBeAnError() {
    assertThat(StreamRun.of(run -> {
      var stream = silent(run);
      stream.output().push(Bytes.from("a"));
      stream.output().end();
      run.log("room " + stream.output().push(Bytes.from("b")));
      stream.onData(chunk -> run.log("data " + chunk));
    })).containsExactly("room false", "data a", "r error PUSH_AFTER_EOF", "r close");
  }

  @Test
  void whatIsBufferedMUSTBeLostWhenTheStreamIsDestroyed() {
    assertThat(StreamRun.of(run -> {
      var stream = silent(run);
      stream.output().push(Bytes.from("a"));
      stream.destroy(new IllegalStateException("x"));
      stream.output().push(Bytes.from("b"));
      run.environment.setImmediate(() -> stream.onData(chunk -> run.log("data " + chunk)));
    })).containsExactly("r error x", "r close");
  }

  @Test
  void aSourceThatThrowsMUSTDestroyTheStream() {
    assertThat(StreamRun.of(run -> {
      var stream = Readable.<Bytes>from(run.environment, output -> {
        throw new IllegalStateException("thrown");
      }, Buffering.bytes());
      run.watched("r", stream).resume();
    })).containsExactly("r error thrown", "r close");
  }

  @Test
  void readableMUSTBeToldBeforeAChunkIsTaken() {
    assertThat(StreamRun.of(run -> {
      var stream = counting(run, 3, 2);
      stream.onReadable(() -> {
        run.log("readable");
        for (var chunk = stream.read(); chunk != null; chunk = stream.read()) {
          run.log("took " + chunk);
        }
      });
    })).containsExactly(
        "read 0",
        "readable",
        "read 1",
        "took 0",
        "read 2",
        "took 1",
        "read 3",
        "took 2",
        "readable",
        "readable",
        "r end",
        "r close");
  }

  @Test
  void aChunkThatWasPutBackMUSTBeTheNext() {
    assertThat(StreamRun.of(run -> {
      var stream = counting(run, 2, 16);
      var putBack = new AtomicInteger();
      stream.onData(chunk -> {
        run.log("data " + chunk);
        if (putBack.getAndIncrement() == 0) {
          stream.unshift(77);
        }
      });
    })).filteredOn(line -> line.startsWith("data")).containsExactly("data 0", "data 77", "data 1");
  }

  @Test
  void nothingMUSTBePutBackAfterTheEnd() {
    StreamRun.of(run -> {
      var stream = counting(run, 0, 1);
      stream.resume();
      stream.onClose(() -> assertThatThrownBy(() -> stream.unshift(1)).isInstanceOf(IllegalStateException.class));
    });
  }

  @Test
  void anIterationMUSTGiveAllAndThenTheEnd() {
    assertThat(StreamRun.of(run -> {
      var stream = run.watched("r", Readable.of(run.environment, List.of(1, 2, 3), Buffering.objects()));
      stream.forEachAsync(chunk -> {
        run.log("chunk " + chunk);
        return run.environment.resolved(chunk);
      }).then(end -> {
        run.log("over");
        return null;
      });
    })).containsExactly("chunk 1", "chunk 2", "chunk 3", "r end", "r close", "over");
  }

  @Test
  void anIterationMUSTWaitForEachAction() {
    assertThat(StreamRun.of(run -> {
      var stream = counting(run, 3, 1);
      stream.forEachAsync(chunk -> {
        run.log("begin " + chunk);
        var deferred = run.environment.<Integer>deferred();
        run.environment.setTimeout(() -> {
          run.log("end " + chunk + " " + stream.buffered());
          deferred.resolve(chunk);
        }, 10);
        return deferred.promise();
      });
    })).filteredOn(line -> !line.startsWith("read"))
        .containsExactly("begin 0", "end 0 1", "begin 1", "end 1 1", "begin 2", "r end", "r close", "end 2 0");
  }

  @Test
  void anErrorOfTheStreamMUSTRejectTheIteration() {
    assertThat(StreamRun.of(run -> {
      var stream = run.watched("r", Readable.<Integer>from(run.environment, output -> {
        output.push(1);
        output.fail(new IllegalStateException("q"));
      }, Buffering.objects()));
      stream.forEachAsync(run.environment::resolved).recover(error -> {
        run.logError("caught", error);
        return null;
      });
    })).containsExactly("r error q", "r close", "caught q");
  }

  @Test
  void aStreamThatIsClosedBeforeItsEndMUSTRejectTheIteration() {
    assertThat(StreamRun.of(run -> {
      var stream = silent(run);
      run.environment.setImmediate(stream::destroy);
      stream.forEachAsync(run.environment::resolved).recover(error -> {
        run.logError("caught", error);
        return null;
      });
    })).containsExactly("r close", "caught PREMATURE_CLOSE");
  }

  @Test
  void anActionThatFailsMUSTDestroyTheStream() {
    assertThat(StreamRun.of(run -> {
      var stream = counting(run, 3, 1);
      stream.forEachAsync(chunk -> run.environment.rejected(new IllegalStateException("action"))).recover(error -> {
        run.logError("caught", error);
        return null;
      });
    })).filteredOn(line -> !line.startsWith("read")).containsExactly("caught action", "r error action", "r close");
  }

  @Test
  void collectMUSTGiveAll() {
    assertThat(StreamRun.of(run -> counting(run, 40, 3).collect().then(all -> {
      run.log("all " + all.size());
      return all;
    }))).contains("all 40");
  }
}
