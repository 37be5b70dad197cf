package c10k.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The numbered rules of a contract, read from the AsciiDoc page that people read.
 *
 * @param rules in the order of the page
 */
public record RuleBook(List<Entry> rules) {

  /**
   * One rule.
   *
   * @param chapter the heading it stands under
   */
  public record Entry(String id, String chapter, String sentence) {}

  private static final Path SERVER_CONTRACT = Path.of("docs", "contract", "server.adoc");
  private static final Path POOL_CONTRACT = Path.of("docs", "contract", "pool.adoc");
  private static final Path LOOP_CONTRACT = Path.of("docs", "contract", "event-loop.adoc");
  private static final Pattern HEADING = Pattern.compile("== (.+)");
  private static final Pattern RULE = Pattern.compile("\\[\\[([A-Z]+-\\d+)]]\\1:: (.+)");

  public RuleBook {
    rules = List.copyOf(rules);
  }

  /** The server contract of the working copy that the tests run in. */
  public static RuleBook server() {
    return read(SERVER_CONTRACT);
  }

  /** The pool contract of the working copy that the tests run in. */
  public static RuleBook pool() {
    return read(POOL_CONTRACT);
  }

  /** The rules of the event loop, of the working copy that the tests run in. */
  public static RuleBook loop() {
    return read(LOOP_CONTRACT);
  }

  private static RuleBook read(Path page) {
    return parse(lines(page));
  }

  /** The page of the rules of the event loop, line by line. */
  static List<String> loopPage() {
    return lines(LOOP_CONTRACT);
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(projectRoot().resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the contract", e);
    }
  }

  /** The folder of the working copy: the nearest one that has the contract. */
  public static Path projectRoot() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(SERVER_CONTRACT))) {
        return folder;
      }
    }
    throw new IllegalStateException("No " + SERVER_CONTRACT + " in the working directory or above it.");
  }

  /** Reads the lines of a page. */
  public static RuleBook parse(List<String> lines) {
    var rules = new ArrayList<Entry>();
    var chapter = "";
    for (var line : lines) {
      var heading = HEADING.matcher(line);
      var rule = RULE.matcher(line);
      if (heading.matches()) {
        chapter = heading.group(1);
      } else if (rule.matches()) {
        rules.add(new Entry(rule.group(1), chapter, rule.group(2)));
      }
    }
    return new RuleBook(rules);
  }

  /** All rule numbers, in the order of the page. */
  public List<String> ids() {
    return rules.stream().map(Entry::id).toList();
  }

  /** What the rule says, or that there is none of this number. */
  public String sentence(String id) {
    return rules.stream()
        .filter(rule -> rule.id().equals(id))
        .map(Entry::sentence)
        .findFirst()
        .orElse("There is no such rule.");
  }
}
