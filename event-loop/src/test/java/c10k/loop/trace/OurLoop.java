package c10k.loop.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What our loop makes of a program. */
final class OurLoop {
  /** Far more than any program here writes: it has run away. */
  private static final int TOO_MANY_LINES = 100_000;

  private static final long PATIENCE_SECONDS = 30;

  private OurLoop() {}

  /** The lines, each with its time, as the oracle writes them. */
  static List<String> trace(List<Step> program) {
    return CompletableFuture.supplyAsync(() -> run(program)).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private static List<String> run(List<Step> program) {
    var trace = new ArrayList<String>();
    TracedProgram.runTimed(program, (line, millis) -> {
      if (trace.size() == TOO_MANY_LINES) {
        throw new AssertionError("This program does not end: " + ProgramJson.write(program));
      }
      trace.add(line + "@" + millis);
    });
    return trace;
  }
}
