package c10k.loop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.buffer.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JVMs with a channel. There are few of these tests: each starts a JVM. */
final class ForkTest extends ProcessTests {
  private static final JvmOptions JVM = JvmOptions.ofParent().withArguments("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-Xshare:auto");

  private ForkedProcess fork(String... arguments) {
    var forked = processes.fork(ForkedProgram.class, List.of(arguments), JVM, ProcessOptions.DEFAULT);
    var _ = forked.process().stdout().onData(text -> trace.add(text.toString().strip()));
    var _ = forked.process().stderr().onData(text -> trace.add("stderr: " + text.toString().strip()));
    forked.channel().onDisconnect(() -> trace.add("disconnect"));
    forked.process().onExit(exit -> trace.add("exit " + exit.code()));
    forked.process().onClose(exit -> trace.add("close"));
    return forked;
  }

  @Test
  void messagesMUSTGoBothWaysByValueInOrder() {
    var everything = new LinkedHashMap<String, Object>();
    everything.put("null", null);
    everything.put("numbers", Arrays.asList((byte) 1, (short) 2, 3, 4L, 5f, 6d, 'c', true, false));
    everything.put("text", "grüß dich, \ud83d\ude00, lone \ud800");
    everything.put("large", "x".repeat(500_000));
    var received = new ArrayList<Object>();
    run(() -> {
      var forked = fork("; touch hurt", "$(id)", "");
      // Sent before the child has connected: they wait.
      forked.send(everything);
      forked.send(new byte[]{1, 2, 3});
      IntStream.range(0, 1_000).forEach(forked::send);
      forked.send(null);
      forked.onMessage(message -> {
        received.add(message);
        if (received.size() == 1_004) {
          forked.disconnect();
          assertThat(forked.send("too late")).isFalse();
        }
      });
    });
    assertThat(received.get(0)).as("arguments").isEqualTo(List.of("; touch hurt", "$(id)", ""));
    assertThat(received.get(1)).isEqualTo(everything);
    assertThat((byte[]) received.get(2)).containsExactly(1, 2, 3);
    assertThat(received.subList(3, 1_003)).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    assertThat(received.get(1_003)).isNull();
    assertThat(trace).contains("stdout is for text", "disconnect").containsSubsequence("exit 7", "close").endsWith("close").hasSize(4);
  }

  @Test
  void aChildThatBreaksDownMUSTDisconnectAndExit() {
    run(() -> {
      var forked = fork();
      forked.onMessage(arguments -> forked.send("crash"));
    });
    assertThat(trace).contains("disconnect", "exit 9").endsWith("close").hasSize(4);
  }

  @Test
  void aProgramThatDoesNotConnectMUSTStillExitAndClose() {
    run(() -> {
      // Not even a JVM: the class is not there.
      var forked = processes.fork(
          ForkedProgram.class, List.of(), new JvmOptions(List.of(), directory.toString(), ""),
          ProcessOptions.DEFAULT.withStdio(Stdio.IGNORE, Stdio.IGNORE, Stdio.PIPE));
      forked.send("nobody will read this");
      forked.channel().onDisconnect(() -> trace.add("disconnect"));
      var _ = forked.process().stderr().collect().then(chunks -> trace.add(Bytes.concat(chunks).toString()));
      var _ = forked.process().closed().then(exit -> trace.add(exit.toString()));
    });
    assertThat(trace).hasSize(3).contains("disconnect", "exit code 1").anyMatch(text -> text.contains("ClassNotFoundException"));
  }

  @Test
  void whatCannotBeSentMUSTBeRefusedAtOnce() {
    run(() -> {
      var channel = new MessageChannel(environment);
      assertThatThrownBy(() -> channel.send(Optional.of(1))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("java.util.Optional");
      assertThatThrownBy(() -> channel.send(new byte[MessageChannel.MAX_MESSAGE_BYTES])).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most");
      assertThat(channel.queued()).isZero();
      assertThat(channel.send(Map.of("fine", 1))).isTrue();
      assertThat(channel.queued()).isEqualTo(1);
    });
  }

  @Test
  void aProcessThatWasNotForkedMUSTBeToldSo() {
    assertThatThrownBy(() -> MessageChannel.toParent(environment)).isInstanceOf(IllegalStateException.class).hasMessageContaining("not forked");
  }
}
