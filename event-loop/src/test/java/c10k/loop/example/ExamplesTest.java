package c10k.loop.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every example runs, and prints what it says. */
final class ExamplesTest {

  private static List<String> linesOf(String name) throws Exception {
    var example = Example.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      example.run(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void namesMUSTBeDistinct() {
    assertThat(Example.all()).extracting(Example::name).doesNotHaveDuplicates();
  }

  @Test
  void phasesMUSTComeInTheirOrder() throws Exception {
    assertThat(linesOf("phases")).extracting(line -> line.replaceAll(":.*", "")).containsExactly("main", "tick", "microtask", "immediate");
  }

  @Test
  void aLoopWithAPoolMUSTServeOthersDuringALongJob() throws Exception {
    assertThat(linesOf("hybrid")).containsExactly("quick: done burn 1us", "slow: done sleep 1s", "slow: done burn 2us");
  }

  @Test
  void aClusterMUSTReplaceTheDeadAndLeaveNothingRunning() throws Exception {
    assertThat(linesOf("cluster")).containsExactly(
        "two workers listen: hello", "one is killed, and another started: true", "meanwhile: hello again", "left running: 0");
  }

  @Test
  void timersMUSTRunListByListAndIntervalsNotCatchUp() throws Exception {
    assertThat(linesOf("timers")).containsExactly(
        "A: 10 ms, set at 0",
        "C: 10 ms, set at 2, in one list with A",
        "B: 5 ms, set at 6, due before C",
        "interval of 3 ms at 3 ms",
        "  others in between",
        "interval of 3 ms at 10 ms",
        "  others in between",
        "interval of 3 ms at 17 ms",
        "  others in between");
  }

  @Test
  void errorsMUSTCostOneCallbackEach() throws Exception {
    assertThat(linesOf("errors")).containsExactly(
        "recovered: asked for in time",
        "unhandled: nobody asked for this error",
        "uncaught: thrown by the first timer",
        "timer: the second comes before the ticks of the first",
        "tick: of the first timer, only now",
        "exit: code 0");
  }

  @Test
  void promisesMUSTBringResultsAndErrors() throws Exception {
    assertThat(linesOf("promises")).containsExactly(
        "main",
        "tick: before all microtasks",
        "reaction: a microtask, never inside the call",
        "computed by other threads: 625",
        "an error passes down the chain: For input string: \"squared 625\"",
        "finally");
  }

  @Test
  void filesMUSTStayWithinTheirLimits() throws Exception {
    assertThat(linesOf("files")).containsExactly(
        "10000 reads, one file for each thread of the pool: never more than 4 open at once",
        "1000 handles, let in by a limiter: never more than 16 open at once",
        "a missing file: ENOENT in readFile");
  }

  @Test
  void watchMUSTTellOfTheFile() throws Exception {
    assertThat(linesOf("watch").stream().distinct()).containsSubsequence(
        "watching: the loop goes on until the watcher is closed",
        "CREATE note.txt",
        "closed: nothing keeps the loop any more");
  }

  @Test
  void lookupMUSTBringAddressesLater() throws Exception {
    assertThat(linesOf("lookup")).containsExactly(
        "asked; the loop is free",
        "all: [2001:db8:0:0:0:0:0:1, 192.0.2.1]",
        "IPv4: 192.0.2.1",
        "ENOTFOUND: nobody.example");
  }

  @Test
  void lagMUSTBeThatOfTheBlockedLoop() throws Exception {
    assertThat(linesOf("lag")).containsExactly(
        "not blocked: latest by 0 ms, busy for 0.0 % of the time",
        "blocked for 250 ms: latest by 245 ms, busy for 12.5 % of the time");
  }

  @Test
  void childProcessMUSTShowOutputsExitCodesAndStreams() throws Exception {
    assertThat(linesOf("child-process")).containsExactlyInAnyOrder(
        "exec: HELLO FROM THE SHELL", "execFile: $(whoami); rm -rf / is only text", "failed: exit code 3, no such luck", "spawn: apple pear", "exit: exit code 0",
        "close: exit code 0").endsWith("close: exit code 0");
  }

  @Test
  void forkMUSTAnswerByMessage() throws Exception {
    assertThat(linesOf("fork")).containsExactly("answer: {sum=6}", "disconnected", "close: exit code 0");
  }

  @Test
  void workersMUSTCountByThemselvesAndTogether() throws Exception {
    assertThat(linesOf("worker")).containsSubsequence("counter-0: [primes, 1229]", "counter-0: exit 0")
        .containsSubsequence("counter-1: [primes, 1033]", "counter-1: exit 0")
        .containsSubsequence("failing: java.lang.IllegalStateException: on purpose", "failing: exit 1").endsWith("together: 2262").hasSize(7);
  }

  @Test
  void aSlowReaderMUSTSlowItsSource() throws Exception {
    var lines = linesOf("backpressure");
    assertThat(lines).endsWith("finished").contains("made 6", "done 6, 0 wait in the source");
    // What is being written, what waits in the source, and what it makes while one of those is carried over.
    assertThat(lines.subList(0, lines.indexOf("done 1, 2 wait in the source"))).containsExactly("made 1", "made 2", "made 3");
  }

  @Test
  void gzipMUSTComeBackAndAnErrorMUSTEndThePipeline() throws Exception {
    assertThat(linesOf("gzip")).containsExactly(
        "packed: fewer bytes by a factor of more than 50: true",
        "unpacked: 340000 bytes",
        "error: The input is not gzip: it does not begin with 1f 8b.");
  }

  @Test
  void slicesMUSTShareTheirMemory() throws Exception {
    assertThat(linesOf("slices")).containsExactly(
        "written to the slice, seen in the whole: Caf\u00e9 au lait",
        "hex: 436166c3a9",
        "base64: Q2Fmw6k=",
        "cut inside a character: Caf\ufffd\ufffd au lait",
        "by a decoder: Caf\u00e9 au lait");
  }

  @Test
  void unsafeAllocationMUSTLeakAndTheOthersMUSTNot() throws Exception {
    assertThat(linesOf("unsafe-allocation")).containsExactly(
        "allocUnsafe, sent whole: ok sword=open sesame 123",
        "allocUnsafe, sent as far as written: ok ",
        "alloc, sent whole: ok .....................");
  }
}
