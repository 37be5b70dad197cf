package c10k.bench;

import c10k.bench.report.ConsoleReport;
import c10k.bench.report.ReadmeTable;
import c10k.bench.report.ReportWriter;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import c10k.server.ConfigurationException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab report}: shows the results of an earlier run again. */
@Command(
    name = "report",
    description = "Writes the page, the charts and the tables of an earlier run again, from its results.",
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class)
final class ReportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folder that 'lab bench' left, with results.json in it.")
  private Path folder = Path.of("");

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write to. Default: the same.")
  private @Nullable Path out;

  @Option(names = "--readme", paramLabel = "FILE", description = "Puts the table of answers into this file, between its markers, and writes nothing else.")
  private @Nullable Path readme;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new FileNotFoundException("there is no folder " + folder + "; give the one that 'lab bench' left");
    }
    try {
      show(ResultsFolder.read(folder));
    } catch (ConfigurationException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new IOException("the results in " + folder + " cannot be shown by this build: " + e.getMessage(), e);
    }
    return CommandLine.ExitCode.OK;
  }

  private void show(Results results) throws IOException {
    var printer = spec.commandLine().getOut();
    if (readme != null) {
      Files.writeString(readme, placed(readme, results));
      printer.println("The table is in " + readme);
    } else {
      var page = ReportWriter.write(results, ResultsFolder.at(folder), out == null ? folder : out);
      printer.println(ConsoleReport.of(results));
      printer.println("The page: " + page);
    }
    printer.flush();
  }

  private static String placed(Path readme, Results results) throws IOException {
    try {
      return ReadmeTable.placed(Files.readString(readme), results);
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("there is no file " + readme);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(List.of(readme + ": " + e.getMessage()));
    }
  }
}
