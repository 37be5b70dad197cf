package c10k.loop.example;

import c10k.loop.node.Environment;
import c10k.loop.process.ChildProcesses;
import c10k.loop.process.JvmOptions;
import c10k.loop.process.MessageChannel;
import c10k.loop.process.ProcessOptions;
import c10k.loop.process.Stdio;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** A second JVM that adds up numbers, with messages both ways. */
final class ForkExample implements Example {

  /** What the second JVM runs. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] arguments) {
      var environment = new Environment(new EventLoop("adder", Ticker.system()));
      System.exit(environment.run(() -> {
        var parent = MessageChannel.toParent(environment);
        // It lives until the parent disconnects: then there is nothing left to wait for.
        parent.onMessage(message -> parent.send(Map.of("sum", sum(message))));
      }));
    }

    private static int sum(Object message) {
      return message instanceof List<?> numbers ? numbers.stream().mapToInt(number -> (int) number).sum() : 0;
    }
  }

  @Override
  public String name() {
    return "fork";
  }

  @Override
  public String summary() {
    return "a JVM of its own, with messages both ways";
  }

  @Override
  public void run(PrintStream out) {
    var environment = new Environment(new EventLoop("fork", Ticker.system()));
    environment.run(() -> {
      var quickStart = JvmOptions.ofParent().withArguments("-XX:TieredStopAtLevel=1", "-Xmx64m");
      var adder = new ChildProcesses(environment).fork(
          Adder.class, List.of(), quickStart, ProcessOptions.DEFAULT.withStdio(Stdio.IGNORE, Stdio.IGNORE, Stdio.INHERIT));
      adder.onMessage(answer -> {
        out.println("answer: " + answer);
        adder.disconnect();
      });
      adder.channel().onDisconnect(() -> out.println("disconnected"));
      adder.process().onClose(exit -> out.println("close: " + exit));
      adder.send(List.of(1, 2, 3));
    });
  }
}
