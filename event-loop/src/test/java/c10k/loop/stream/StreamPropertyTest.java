package c10k.loop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.buffer.Bytes;
import c10k.loop.node.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever the speeds, the pauses and the errors: nothing is lost, doubled, reordered or piled up. */
final class StreamPropertyTest {
  private static final int LARGEST_CHUNK = 40;

  private static final List<Fault> FAULTS = List.of(Fault.values());

  /** What can go wrong, or not. */
  private enum Fault {
    NONE, SOURCE_FAILS, SINK_FAILS, TRANSFORM_FAILS, FINISH_FAILS, DESTROYED, DESTROYED_WITH_ERROR
  }

  /** One run of source → transform → sink with everything drawn by lot. */
  private static final class Journey {
    final Random lot;
    final Fault fault;
    final StreamRun run = new StreamRun();
    final Environment environment = run.environment;
    final StringBuilder in = new StringBuilder();
    final StringBuilder out = new StringBuilder();
    final int total;
    final Readable<Bytes> source;
    final Duplex<Bytes, Bytes> middle;
    final Writable<Bytes> sink;
    int pushed;
    @Nullable String outcome;

    Journey(long seed) {
      lot = new Random(seed);
      fault = lot.nextInt(3) == 0 ? FAULTS.get(lot.nextInt(FAULTS.size())) : Fault.NONE;
      total = lot.nextInt(60);
      source = run.watched("source", Readable.from(environment, this::produce, mark()));
      middle = run.watched("middle", Transform.of(environment, this::pass, mark(), mark()));
      sink = run.watched("sink", Writable.to(environment, new Consumer(), mark()));
    }

    private Buffering<Bytes> mark() {
      return Buffering.bytes(lot.nextInt(4) == 0 ? 1 : 1 + lot.nextInt(200));
    }

    /** Now, in a tick, a microtask, an immediate or later. */
    void sometime(Runnable action) {
      switch (lot.nextInt(6)) {
        case 0, 1 -> action.run();
        case 2 -> environment.nextTick(action);
        case 3 -> environment.queueMicrotask(action);
        case 4 -> environment.setImmediate(action);
        default -> environment.setTimeout(action, 1 + lot.nextInt(20));
      }
    }

    private void produce(Output<Bytes> output) {
      sometime(() -> {
        if (fault == Fault.SOURCE_FAILS && pushed == total / 2) {
          output.fail(new IllegalStateException("source"));
          return;
        }
        boolean hasRoom = true;
        do {
          if (pushed == total) {
            output.end();
            return;
          }
          var chunk = "x" + pushed++ + "y".repeat(lot.nextInt(LARGEST_CHUNK - 5));
          in.append(chunk);
          hasRoom = output.push(Bytes.from(chunk));
        } while (hasRoom && lot.nextBoolean());
        check();
      });
    }

    private void pass(Bytes chunk, Output<Bytes> output, Done done) {
      sometime(() -> {
        if (fault == Fault.TRANSFORM_FAILS && lot.nextInt(10) == 0) {
          done.failed(new IllegalStateException("transform"));
          return;
        }
        output.push(chunk);
        check();
        sometime(done::succeeded);
      });
    }

    private final class Consumer implements Sink<Bytes> {
      private boolean busy;

      @Override
      public void write(Bytes chunk, Done done) {
        assertThat(busy).as("given a chunk before the last was done").isFalse();
        busy = true;
        out.append(chunk);
        check();
        sometime(() -> {
          busy = false;
          done.settle(fault == Fault.SINK_FAILS && lot.nextInt(10) == 0 ? new IllegalStateException("sink") : null);
        });
      }

      @Override
      public void finish(Done done) {
        assertThat(busy).isFalse();
        sometime(() -> done.settle(fault == Fault.FINISH_FAILS ? new IllegalStateException("finish") : null));
      }
    }

    private void check() {
      checkHeld(source.buffered(), source.highWaterMark());
      checkHeld(middle.writable().buffered(), middle.writable().highWaterMark());
      checkHeld(middle.readable().buffered(), middle.readable().highWaterMark());
      checkHeld(sink.buffered(), sink.highWaterMark());
    }

    private static void checkHeld(int buffered, int mark) {
      if (buffered < 0 || buffered >= mark + LARGEST_CHUNK) {
        throw new AssertionError("The mark is " + mark + ", a chunk at most " + LARGEST_CHUNK + ", but " + buffered + " are held.");
      }
    }

    Journey go() {
      environment.onUncaughtException(error -> run.log("uncaught " + error));
      environment.run(() -> {
        Pipeline.from(source).through(middle).into(sink).onSettled(end -> outcome = "done", error -> outcome = "failed");
        if (fault == Fault.DESTROYED || fault == Fault.DESTROYED_WITH_ERROR) {
          environment.setTimeout(this::destroyOne, 1 + lot.nextInt(60));
        }
      });
      return this;
    }

    private void destroyOne() {
      var stream = List.<Stream>of(source, middle, sink).get(lot.nextInt(3));
      if (fault == Fault.DESTROYED) {
        stream.destroy();
      } else {
        stream.destroy(new IllegalStateException("destroyed"));
      }
    }

    List<String> eventsOf(String name) {
      var events = new ArrayList<String>();
      for (var line : run.log) {
        if (line.startsWith(name)) {
          events.add(line.substring(name.length() + 1).replaceAll(" .*", ""));
        }
      }
      events.removeIf("drain"::equals);
      return events;
    }
  }

  @Property(tries = 600)
  void whatComesOutMUSTBeWhatWentInUnlessThereIsAnError(@ForAll long seed) {
    var journey = new Journey(seed).go();
    assertThat(journey.run.log).noneMatch(line -> line.startsWith("uncaught"));
    assertThat(journey.in.toString()).startsWith(journey.out.toString());
    assertThat(journey.outcome).as("settled, %s", journey.fault).isNotNull();
    if (journey.fault == Fault.NONE) {
      assertThat(journey.out.toString()).isEqualTo(journey.in.toString());
      assertThat(journey.pushed).isEqualTo(journey.total);
      assertThat(journey.outcome).isEqualTo("done");
    }
  }

  @Property(tries = 600)
  void eachStreamMUSTEndOnceAndCloseLast(@ForAll long seed) {
    var journey = new Journey(seed).go();
    assertEndsWell(journey.eventsOf("source"), List.of("end"));
    assertEndsWell(journey.eventsOf("middle"), List.of("end", "finish"));
    assertEndsWell(journey.eventsOf("sink"), List.of("finish"));
    if (journey.outcome != null && journey.outcome.equals("done")) {
      assertThat(journey.run.log).noneMatch(line -> line.contains("error"));
    }
  }

  @Property(tries = 200)
  void aReaderThatPausesMUSTGetAllInOrder(@ForAll long seed) {
    var lot = new Random(seed);
    var run = new StreamRun();
    int total = lot.nextInt(80);
    var got = new ArrayList<Integer>();
    var made = new int[1];
    var stream = run.watched("r", Readable.<Integer>from(run.environment, output -> {
      Runnable push = () -> {
        if (made[0] == total) {
          output.end();
        } else {
          output.push(made[0]++);
        }
      };
      if (lot.nextBoolean()) {
        push.run();
      } else {
        run.environment.setTimeout(push, 1 + lot.nextInt(3));
      }
    }, Buffering.objects(1 + lot.nextInt(5))));
    run.environment.run(() -> stream.onData(chunk -> {
      got.add(chunk);
      assertThat(stream.buffered()).isLessThanOrEqualTo(stream.highWaterMark());
      assertThat(stream.isFlowing()).isTrue();
      if (lot.nextInt(3) == 0) {
        stream.pause();
        run.environment.setTimeout(stream::resume, 1 + lot.nextInt(10));
      }
    }));
    assertThat(got).isEqualTo(IntStream.range(0, total).boxed().toList());
    assertThat(run.log).containsExactly("r end", "r close");
  }

  /** All of its ends, each once, or an error, or neither if it was destroyed by hand; and close. */
  private static void assertEndsWell(List<String> events, List<String> ends) {
    assertThat(events).endsWith("close").doesNotHaveDuplicates();
    var before = new ArrayList<>(events.subList(0, events.size() - 1));
    if (before.containsAll(ends)) {
      before.removeAll(ends);
      assertThat(before).as("an error after the end").isEmpty();
    } else {
      before.removeAll(ends);
      assertThat(before).isSubsetOf("error");
      if (!before.isEmpty()) {
        assertThat(events.get(events.size() - 2)).isEqualTo("error");
      }
    }
  }
}
