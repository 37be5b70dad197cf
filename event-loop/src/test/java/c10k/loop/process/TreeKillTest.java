package c10k.loop.process;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.buffer.Bytes;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of a process and of all that came of it. Every child of these trees is among those that must not be left. */
final class TreeKillTest extends ProcessTests {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(100);

  /** Starts the tree, and kills it when it says that it is complete. */
  private KilledTree kill(String script, Signal signal, Duration grace) {
    return resultOf(start -> {
      var child = start.spawn("/bin/sh", List.of("-c", script), ProcessOptions.DEFAULT);
      var killed = environment.<KilledTree>deferred();
      var _ = child.stdout().onData(ready -> {
        child.handle().ifPresent(root -> root.descendants().forEach(toWatch::add));
        killed.follow(child.killTree(signal, grace));
      });
      child.onClose(exit -> trace.add(exit.toString()));
      return killed.promise();
    });
  }

  @Test
  void childrenAndGrandchildrenMUSTEndWithTheRoot() {
    var tree = kill("(sleep 1000 & sleep 1000 & wait) & sleep 1000 & echo ready; wait", Signal.SIGTERM, LONG);
    assertThat(tree.survivors()).isEmpty();
    assertThat(tree.size()).isGreaterThanOrEqualTo(4);
    assertThat(trace).containsExactly("ended by SIGTERM");
  }

  @Test
  void thoseThatIgnoreTheSignalMUSTEndAfterTheGrace() {
    var deaf = "(trap '' TERM; while :; do sleep 1000; done)";
    var tree = kill("trap '' TERM; " + deaf + " & echo ready; " + deaf, Signal.SIGTERM, SHORT);
    assertThat(tree.survivors()).isEmpty();
    assertThat(trace).containsExactly("ended by SIGKILL");
  }

  @Test
  void childrenThatAreBornMeanwhileMUSTEndToo() throws Exception {
    var numbers = directory.resolve("numbers");
    // Each writes its number before it is anything else, so that none is missed here.
    var born = "sh -c 'echo $$ >> " + numbers + "; exec sleep 1000' &";
    kill("trap '' TERM; echo ready; i=0; while [ $i -lt 50 ]; do " + born + " i=$((i+1)); done; wait", Signal.SIGTERM, SHORT);
    var known = Files.readAllLines(numbers).stream().map(Long::valueOf).toList();
    assertThat(known).as("born before the end").isNotEmpty();
    known.forEach(number -> ProcessHandle.of(number).filter(handle -> handle.info().command().orElse("").endsWith("sleep")).ifPresent(toWatch::add));
  }

  @Test
  void aChildOfADeadParentInTheTreeMUSTEndToo() {
    // The parents end at the signal, so that their children lose their place in the tree.
    var tree = kill("(sh -c 'trap \"\" TERM; sleep 1000; sleep 1000' & wait) & echo ready; wait", Signal.SIGTERM, SHORT);
    assertThat(tree.survivors()).isEmpty();
  }

  @Test
  void outputUpToTheEndMUSTNotBeLost() {
    run(() -> {
      var child = processes.spawn("/bin/sh", "-c", "trap 'echo last words; exit 0' TERM; echo ready; while :; do read line; done");
      var _ = child.stdout().onData((Bytes chunk) -> {
        trace.add(chunk.toString().strip());
        if (trace.size() == 1) {
          var _ = child.killTree(Signal.SIGTERM, LONG);
        }
      });
      child.onClose(exit -> trace.add(exit.toString()));
    });
    assertThat(trace).containsExactly("ready", "last words", "exit code 0");
  }
}
