package c10k.loop.example;

import c10k.loop.node.Environment;
import c10k.loop.uv.EventLoop;
import c10k.loop.worker.SharedBuffer;
import c10k.loop.worker.WorkerScope;
import c10k.loop.worker.Workers;
import c10k.server.Ticker;
import java.io.PrintStream;
import java.util.List;

/** Workers that count the primes of a range each: by message, and in a counter that they share. */
final class WorkerExample implements Example {
  private static final int RANGE = 10_000;

  /** What a worker is told: a message is copied, the buffer in it is shared. */
  private record Task(int from, int to, SharedBuffer counter) {}

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public String summary() {
    return "threads with loops of their own, messages by value, and a shared counter";
  }

  @Override
  public void run(PrintStream out) {
    var environment = new Environment(new EventLoop("worker", Ticker.system()));
    var counter = new SharedBuffer(Long.BYTES);
    environment.run(() -> {
      var workers = new Workers(environment);
      for (int i = 0; i < 2; i++) {
        var name = "counter-" + i;
        var worker = workers.start(name, new Task(i * RANGE, (i + 1) * RANGE, counter), WorkerExample::count);
        worker.onMessage(found -> out.println(name + ": " + found));
        worker.onExit(code -> out.println(name + ": exit " + code));
      }
      var failing = workers.start("failing", self -> {
        throw new IllegalStateException("on purpose");
      });
      failing.onError(error -> out.println("failing: " + error.getMessage()));
      failing.onExit(code -> out.println("failing: exit " + code));
    });
    out.println("together: " + counter.load(0));
  }

  private static void count(WorkerScope self) {
    if (self.data() instanceof Task task) {
      int primes = 0;
      for (int number = task.from; number < task.to; number++) {
        if (isPrime(number)) {
          task.counter.add(0, 1);
          primes++;
        }
      }
      self.post(List.of("primes", primes));
    }
  }

  private static boolean isPrime(int number) {
    for (int factor = 2; factor * factor <= number; factor++) {
      if (number % factor == 0) {
        return false;
      }
    }
    return number > 1;
  }
}
