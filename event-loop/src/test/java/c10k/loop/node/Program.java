package c10k.loop.node;

import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** An environment in virtual time, and what its callbacks say. */
final class Program {
  final VirtualClock clock = new VirtualClock();
  final NotedPoller poller = new NotedPoller(clock);
  final Environment environment = new Environment(new EventLoop("program", clock, poller));
  final List<String> trace = new ArrayList<>();

  void say(String word) {
    trace.add(word);
  }

  Runnable says(String word) {
    return () -> say(word);
  }

  /** Says it, and then does more. */
  Runnable says(String word, Runnable more) {
    return () -> {
      say(word);
      more.run();
    };
  }

  /** Says it, and then fails with an error of that name. */
  Runnable fails(String word) {
    return says(word, () -> {
      throw new IllegalStateException(word);
    });
  }

  void tick(String word) {
    environment.nextTick(says(word));
  }

  void micro(String word) {
    environment.queueMicrotask(says(word));
  }

  Timeout timeout(String word, double millis) {
    return environment.setTimeout(says(word), millis);
  }

  Immediate immediate(String word) {
    return environment.setImmediate(says(word));
  }

  /** An event of the poll phase, for which the loop waits. */
  void event(Runnable callback) {
    environment.loop().requestBegins();
    environment.loop().post(() -> {
      environment.loop().requestEnds();
      callback.run();
    });
  }

  void block(long millis) {
    clock.pass(millis);
  }

  /** Takes all errors, and says so. */
  Program withListener() {
    environment.onUncaughtException(error -> say("caught " + error.getMessage()));
    return this;
  }

  /** Runs it to the end; main takes a millisecond at least. */
  int run(Runnable main) {
    return environment.run(main, () -> clock.pass(Math.max(0, 1 - clock.millis())));
  }

  /** What was said, in one line. */
  String said() {
    return String.join(" ", trace);
  }
}
