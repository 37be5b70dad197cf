package c10k.bench;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command inside this process. */
record LabRun(int exitCode, String out, String err) {

  static LabRun of(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode = Lab.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    return new LabRun(exitCode, out.toString(), err.toString());
  }
}
