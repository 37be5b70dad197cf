package c10k.bench.report;

import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.nio.file.Path;

/** A folder as a run leaves it, for tests of commands. */
public final class RunFolder {

  private RunFolder() {}

  /** Writes made-up results of two rounds. */
  public static void write(Path folder) throws IOException {
    ResultsFolder.at(folder).write(ResultsFixture.run(2, folder));
  }
}
