package c10k.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The outcomes of one model's tests, written when all have run: {@code
 * target/contract/<model>.csv}.
 */
public final class ContractResults implements AutoCloseable {

  /** How a test of a rule ended. */
  public enum Outcome {
    /** As promised. */
    KEPT,
    /** Not kept, as declared. */
    DECLARED,
    /** Could not be tested on this machine. */
    SKIPPED,
    /** Not kept, though it should be. */
    BROKEN
  }

  /**
   * One test.
   *
   * @param detail the reason of all but {@code KEPT}
   */
  public record Result(String rule, Outcome outcome, String test, String detail) {
    private static final String SEPARATOR = ";";

    String line() {
      return String.join(SEPARATOR, rule, outcome.name(), test, oneLine(detail));
    }

    private static String oneLine(String text) {
      var first = text.lines().findFirst().orElse("");
      return first.replace(SEPARATOR, ",");
    }

    static Result parse(String line) {
      var fields = line.split(SEPARATOR, -1);
      return new Result(fields[0], Outcome.valueOf(fields[1]), fields[2], fields[3]);
    }
  }

  /** Begins the names of files about pools. */
  public static final String POOL = "pool-";

  private static final Path FOLDER = Path.of("target", "contract");

  private final String model;
  private final List<Result> results = new CopyOnWriteArrayList<>();

  /**
   * Starts with none.
   *
   * @param model the name of the file
   */
  public ContractResults(String model) {
    this.model = model;
  }

  /** Takes one down. */
  public void add(Result result) {
    results.add(result);
  }

  @Override
  public void close() {
    var lines = results.stream().sorted(Comparator.comparing(Result::rule)).map(Result::line).toList();
    try {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(model + ".csv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the outcomes of " + model, e);
    }
  }

  /** Reads what a model's tests have written in its module. */
  static List<Result> read(Path module, String model) {
    try {
      return Files.readAllLines(module.resolve(FOLDER).resolve(model + ".csv")).stream().map(Result::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no outcomes of " + model + "; run its tests first", e);
    }
  }
}
