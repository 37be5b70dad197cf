package c10k.loop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.buffer.Bytes;
import c10k.loop.stream.Readable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Programs with streams. */
final class SpawnTest extends ProcessTests {
  private static final ProcessOptions DEFAULT = ProcessOptions.DEFAULT;

  private void traceText(String name, Readable<Bytes> stream) {
    var _ = stream.onData(chunk -> trace.add(name + " " + chunk.toString().strip()));
  }

  private static ChildProcess shell(ChildProcesses processes, String script, ProcessOptions options) {
    return processes.spawn("/bin/sh", List.of("-c", script), options);
  }

  private ChildProcess traced(ChildProcess child) {
    child.onExit(exit -> trace.add("exit " + exit.code()));
    child.onClose(exit -> trace.add("close " + exit.code()));
    return child;
  }

  // Streams

  @Test
  void inputAndOutputMUSTBeStreams() {
    run(() -> {
      var child = traced(processes.spawn("cat"));
      traceText("out", child.stdout());
      child.stdin().write(Bytes.from("hello"));
      child.stdin().end();
    });
    assertThat(trace).containsSubsequence("out hello", "close 0").containsSubsequence("exit 0", "close 0").hasSize(3);
  }

  @Test
  void manyBytesMUSTComeThroughInOrder() {
    var sent = new byte[3_000_000];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) (i * 7 + i / 251);
    }
    var received = new ArrayList<Bytes>();
    run(() -> {
      var child = traced(processes.spawn("cat"));
      var _ = child.stdout().onData(received::add);
      child.stdin().end(Bytes.wrap(sent));
    });
    assertThat(Bytes.concat(received).toArray()).isEqualTo(sent);
    assertThat(trace).containsExactly("exit 0", "close 0");
  }

  @Test
  void theTwoOutputsMUSTBeApart() {
    run(() -> {
      var child = traced(shell(processes, "echo one; echo two >&2", DEFAULT));
      traceText("out", child.stdout());
      traceText("err", child.stderr());
    });
    assertThat(trace).contains("out one", "err two").endsWith("close 0").hasSize(4);
  }

  /** The pipe and the buffers hold a few hundred thousand bytes; a child that is not made to wait would write all. */
  @Test
  void aReaderThatPausesMUSTMakeTheChildWait() {
    var marker = directory.resolve("all-is-written");
    run(() -> {
      var child = traced(shell(processes, "head -c 2000000 /dev/zero; touch " + marker, DEFAULT));
      var size = new int[1];
      var stream = child.stdout();
      var _ = stream.onData(chunk -> {
        if (size[0] == 0) {
          stream.pause();
          environment.setTimeout(() -> {
            trace.add("written while paused: " + Files.exists(marker));
            stream.resume();
          }, 50);
        }
        size[0] += chunk.length();
      });
      child.onClose(exit -> trace.add("bytes " + size[0]));
    });
    assertThat(trace).contains("written while paused: false", "bytes 2000000");
  }

  @Test
  void aChildThatDoesNotReadMUSTMakeTheWriterWait() {
    run(() -> {
      var child = traced(shell(processes, "read go < /dev/null; cat > /dev/null", DEFAULT));
      var chunk = Bytes.alloc(1_000_000);
      trace.add("room " + child.stdin().write(chunk));
      var _ = child.stdin().onDrain(() -> {
        trace.add("drain");
        child.stdin().end();
      });
    });
    assertThat(trace).containsExactly("room false", "drain", "exit 0", "close 0");
  }

  @Test
  void writingToAChildThatHasEndedMUSTBeAnErrorOfTheStream() {
    run(() -> {
      var child = traced(shell(processes, "exec <&-; echo closed; " + UNTIL_KILLED, DEFAULT));
      var _ = child.stdin().onError(error -> trace.add("error " + error.getMessage()));
      // Not before its end of the pipe is closed.
      var _ = child.stdout().onData(closed -> child.stdin().write(Bytes.from("anybody?")));
      var _ = child.stdin().onClose(child::kill);
    });
    assertThat(trace).first().asString().contains("Broken pipe");
    assertThat(trace).endsWith("exit 143", "close 143");
  }

  @Test
  void anOutputThatNobodyReadsMUSTNotKeepCloseFromComing() {
    run(() -> traced(shell(processes, "echo to whom it may concern", DEFAULT)));
    assertThat(trace).containsExactly("exit 0", "close 0");
  }

  @Test
  void closeMUSTWaitForWhoeverHasInheritedTheOutput() {
    var mayExit = directory.resolve("may-exit");
    var mayWrite = directory.resolve("may-write");
    run(() -> {
      var child = traced(shell(processes, "{ " + waitFor(mayWrite) + "; echo late; } & " + waitFor(mayExit) + "; exit 0", DEFAULT));
      traceText("out", child.stdout());
      child.onExit(exit -> create(mayWrite));
      // The JDK closes the pipe if the process ends while nobody reads.
      var poll = environment.setInterval(() -> {
        if (isReadUnderWay() && !Files.exists(mayExit)) {
          create(mayExit);
        }
      }, 2);
      child.onExit(exit -> poll.clear());
    });
    assertThat(trace).containsExactly("exit 0", "out late", "close 0");
  }

  private static String waitFor(Path file) {
    return "while [ ! -e " + file + " ]; do sleep 0.01; done";
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReadUnderWay() {
    return Thread.getAllStackTraces().values().stream().anyMatch(
        stack -> stack.length > 0 && stack[0].getClassName().equals("java.io.FileInputStream") && stack[0].getMethodName().startsWith("read"));
  }

  @Test
  void whatIsNotPipedMUSTNotBeAStream() {
    run(() -> {
      var child = traced(processes.spawn("cat", List.of(), DEFAULT.withStdio(Stdio.IGNORE, Stdio.IGNORE, Stdio.PIPE)));
      assertThatThrownBy(child::stdin).isInstanceOf(IllegalStateException.class).hasMessageContaining("stdin").hasMessageContaining("Stdio.PIPE");
      assertThatThrownBy(child::stdout).isInstanceOf(IllegalStateException.class).hasMessageContaining("stdout");
    });
    assertThat(trace).as("the input is empty").containsExactly("exit 0", "close 0");
  }

  // Events

  @Test
  void exitAndCloseMUSTHaveTheirOwnDrains() {
    run(() -> {
      var child = traced(processes.spawn("true"));
      child.onExit(exit -> {
        environment.nextTick(() -> trace.add("tick of exit"));
        environment.queueMicrotask(() -> trace.add("microtask of exit"));
      });
    });
    assertThat(trace).containsExactly("exit 0", "tick of exit", "microtask of exit", "close 0");
  }

  @Test
  void aProgramThatCannotBeStartedMUSTGiveAnErrorAndCloseButNoExit() {
    run(() -> {
      var child = traced(processes.spawn("no-such-program"));
      child.onError(error -> trace.add("error " + error.code()));
      traceText("out", child.stdout());
      assertThat(child.pid()).isEmpty();
      assertThat(child.kill()).isFalse();
      trace.add("main");
    });
    assertThat(trace).containsExactly("main", "error ENOENT", "close -1");
  }

  @Test
  void anErrorToWhichNobodyListensMUSTBeUncaught() {
    environment.onUncaughtException(error -> trace.add(error.getClass().getSimpleName() + ": " + error.getMessage()));
    run(() -> traced(processes.spawn("no-such-program")));
    assertThat(trace).first().asString().startsWith("UncheckedSpawnException: Cannot start \"no-such-program\"");
  }

  @Test
  void closedMUSTBeAPromiseOfTheExit() {
    Exit exit = resultOf(start -> start.spawn("false").closed());
    assertThat(exit).isEqualTo(new Exit(1, Optional.empty()));
    assertThat(errorOfNew(start -> start.spawn("no-such-program").closed())).isInstanceOf(SpawnException.class);
  }

  // Arguments

  @Test
  void argumentsMUSTArriveLiterally() {
    run(() -> {
      var child = traced(processes.spawn("printf", "%s|", "; touch hurt", "$(id)", "a\nb", "'\"", "-n", ""));
      traceText("out", child.stdout());
    });
    assertThat(trace).contains("out ; touch hurt|$(id)|a\nb|'\"|-n||");
  }

  // Signals and time-outs

  @Test
  void killMUSTSendTheSignalThatWasAskedForAndNameIt() {
    // Not SIGHUP or SIGINT: a build that was started with nohup or in the background hands on that they are ignored.
    for (var signal : List.of(Signal.SIGTERM, Signal.SIGKILL, Signal.SIGUSR2)) {
      var exit = resultOfNew(start -> {
        var child = shell(start, "echo ready; " + UNTIL_KILLED, DEFAULT);
        // Not before the program has started.
        var _ = child.stdout().onData(ready -> assertThat(child.kill(signal)).isTrue());
        return child.closed();
      });
      assertThat(exit).isEqualTo(new Exit(128 + signal.number(), Optional.of(signal)));
    }
  }

  @Test
  void aSignalThatTheChildHandlesMUSTNotBeToldAsItsEnd() {
    var exit = resultOf(start -> {
      var child = shell(start, "trap 'exit 5' USR1; echo ready; while :; do read line; done", DEFAULT);
      var _ = child.stdout().onData(ready -> child.kill(Signal.SIGUSR1));
      return child.closed();
    });
    assertThat(exit).isEqualTo(new Exit(5, Optional.empty()));
  }

  @Test
  void killMUSTSayThatThereIsNothingToKill() {
    run(() -> {
      var child = traced(processes.spawn("true"));
      child.onExit(exit -> trace.add("killed " + child.kill(Signal.SIGKILL)));
    });
    assertThat(trace).containsExactly("exit 0", "killed false", "close 0");
  }

  @Test
  void aTimeOutMUSTKillAndItsTimerMUSTNotOutliveTheChild() {
    var options = DEFAULT.withTimeout(Duration.ofMillis(50));
    run(() -> {
      var child = traced(shell(processes, UNTIL_KILLED, options));
      child.onExit(exit -> trace.add(exit.toString()));
    });
    assertThat(trace).containsExactly("exit 143", "ended by SIGTERM", "close 143");
    resultOfNew(start -> start.spawn("true", List.of(), DEFAULT.withTimeout(Duration.ofDays(1))).closed());
  }

  // Aliveness

  @Test
  void anUnrefdChildMUSTLetTheLoopEndAndRunOn() {
    var child = new AtomicReference<ChildProcess>();
    run(() -> {
      child.set(traced(shell(processes, UNTIL_KILLED, DEFAULT)));
      traceText("out", child.get().stdout());
      child.get().unref();
      assertThat(child.get().hasRef()).isFalse();
    });
    assertThat(trace).isEmpty();
    var handle = child.get().handle().orElseThrow();
    assertThat(handle.isAlive()).isTrue();
    handle.destroyForcibly();
  }

  @Test
  void refMUSTMakeItCountAgain() {
    run(() -> {
      var child = traced(processes.spawn("true"));
      child.unref();
      child.ref();
    });
    assertThat(trace).containsExactly("exit 0", "close 0");
  }

  @Test
  void textMUSTBeUtf8() {
    run(() -> {
      var child = processes.spawn("printf", "gr\u00fc\u00df dich");
      var _ = child.stdout().collect().then(chunks -> trace.add(new String(Bytes.concat(chunks).toArray(), StandardCharsets.UTF_8)));
    });
    assertThat(trace).containsExactly("grüß dich");
  }
}
