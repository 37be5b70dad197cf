package c10k.loop.example;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import java.io.PrintStream;
import java.util.List;

/** Results that come later, from the loop and from threads. */
final class PromisesExample implements Example {
  @Override
  public String name() {
    return "promises";
  }

  @Override
  public String summary() {
    return "how results of blocking work come back, and in which order reactions run";
  }

  @Override
  public void run(PrintStream out) {
    var environment = new Environment(new EventLoop("promises", Ticker.system()));
    try (var pool = new WorkPool(WorkPool.DEFAULT_THREADS)) {
      environment.run(() -> {
        var squares = List.of(square(environment, pool, 3), square(environment, pool, 4));
        Promise.all(environment, squares)
            .then(both -> both.get(0) + both.get(1))
            .thenCompose(sum -> square(environment, pool, sum))
            .then(result -> {
              out.println("computed by other threads: " + result);
              return Integer.parseInt("squared " + result);
            })
            .recover(error -> {
              out.println("an error passes down the chain: " + error.getMessage());
              return 0;
            })
            .finallyRun(() -> out.println("finally"));

        environment.resolved("value").then(value -> {
          out.println("reaction: a microtask, never inside the call");
          return value;
        });
        environment.nextTick(() -> out.println("tick: before all microtasks"));
        out.println("main");
      });
    }
  }

  private static Promise<Integer> square(Environment environment, WorkPool pool, int number) {
    return environment.offload(pool, WorkPool.Kind.FAST, () -> number * number);
  }
}
