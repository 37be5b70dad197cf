package c10k.loop.process;

import c10k.loop.node.Environment;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import java.util.List;

/** What the forked JVMs of the tests run: one program for all, since each start takes its time. */
final class ForkedProgram {
  private ForkedProgram() {}

  public static void main(String[] arguments) {
    var environment = new Environment(new EventLoop("forked", Ticker.system()));
    System.exit(environment.run(() -> start(environment, List.of(arguments))));
  }

  private static void start(Environment environment, List<String> arguments) {
    var parent = MessageChannel.toParent(environment);
    System.out.println("stdout is for text");
    parent.send(arguments);
    parent.onDisconnect(() -> environment.setExitCode(7));
    parent.onMessage(message -> {
      if ("crash".equals(message)) {
        Runtime.getRuntime().halt(9);
      }
      parent.send(message);
    });
  }
}
