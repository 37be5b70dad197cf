package c10k.loop.example;

import c10k.loop.buffer.Bytes;
import c10k.loop.node.Environment;
import c10k.loop.process.ChildProcesses;
import c10k.loop.process.ExecException;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import java.io.PrintStream;

/** Other programs: by the shell, without it, and with streams. */
final class ChildProcessExample implements Example {
  @Override
  public String name() {
    return "child-process";
  }

  @Override
  public String summary() {
    return "exec, execFile and spawn: output, exit codes, streams, and why there is no injection";
  }

  @Override
  public void run(PrintStream out) {
    var environment = new Environment(new EventLoop("child-process", Ticker.system()));
    var processes = new ChildProcesses(environment);
    environment.run(() -> {
      var _ = processes.exec("echo hello from the shell | tr a-z A-Z")
          .then(output -> print(out, "exec", output.stdout()))
          .thenCompose(_ -> processes.execFile("echo", "$(whoami); rm -rf /", "is only text"))
          .then(output -> print(out, "execFile", output.stdout()))
          .thenCompose(_ -> processes.exec("echo no such luck >&2; exit 3"))
          .then(output -> "not reached: " + output.stdout())
          .recover(error -> print(out, "failed", error instanceof ExecException failure ? failure.output().exit() + ", " + failure.output().stderr() : error))
          .then(_ -> sort(processes, out));
    });
  }

  private static String sort(ChildProcesses processes, PrintStream out) {
    var sort = processes.spawn("sort");
    var _ = sort.stdout().onData(chunk -> print(out, "spawn", chunk.toString().replace('\n', ' ')));
    sort.onExit(exit -> print(out, "exit", exit));
    sort.onClose(exit -> print(out, "close", exit));
    sort.stdin().write(Bytes.from("pear\n"));
    sort.stdin().end(Bytes.from("apple\n"));
    return "started";
  }

  private static String print(PrintStream out, String what, Object value) {
    out.println(what + ": " + value.toString().strip());
    return what;
  }
}
