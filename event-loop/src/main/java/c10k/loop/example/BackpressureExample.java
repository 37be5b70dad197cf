package c10k.loop.example;

import c10k.loop.node.Environment;
import c10k.loop.stream.Buffering;
import c10k.loop.stream.Readable;
import c10k.loop.stream.Writable;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import java.io.PrintStream;

/** A source that could go on for ever, and a sink that takes its time. */
final class BackpressureExample implements Example {
  private static final int CHUNKS = 6;

  @Override
  public String name() {
    return "backpressure";
  }

  @Override
  public String summary() {
    return "how a slow reader slows its source";
  }

  @Override
  public void run(PrintStream out) {
    var environment = new Environment(new EventLoop("backpressure", Ticker.system()));
    var made = new int[1];
    Readable<Integer> source = Readable.from(environment, output -> {
      if (made[0] == CHUNKS) {
        output.end();
      } else {
        out.println("made " + ++made[0]);
        output.push(made[0]);
      }
    }, Buffering.objects(2));
    Writable<Integer> slow = Writable.to(environment, (chunk, done) -> environment.setTimeout(() -> {
      out.println("done " + chunk + ", " + source.buffered() + " wait in the source");
      done.succeeded();
    }, 5), Buffering.objects(1));
    slow.onFinish(() -> out.println("finished"));
    environment.run(() -> source.pipe(slow));
  }
}
