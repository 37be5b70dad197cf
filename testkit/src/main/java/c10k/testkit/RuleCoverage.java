package c10k.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which tests check which rule of the event loop, and for each rule that has none, why. The tests say
 * so by {@link Rule}; the reasons stand on the page beside the rules, after {@code _Left out:_} or
 * {@code _Elsewhere:_}.
 *
 * <p>A build that has this matrix has run all these tests without a failure.
 */
public final class RuleCoverage {

  /** A test, as a reader finds it. */
  record Citation(String rule, String test) {}

  private static final Pattern RULE = Pattern.compile("\\[\\[(E-\\d+)]].*");
  private static final Pattern REASON = Pattern.compile("_(Left out|Elsewhere):_ (.+)");
  private static final Pattern OTHER_RULE = Pattern.compile("SV-\\d+");
  private static final String CLASS = ".class";

  private final RuleBook book;
  private final List<Citation> citations;

  /** By rule. A rule that has tests may be left out in part. */
  private final Map<String, List<String>> reasons = new TreeMap<>();

  RuleCoverage(List<String> page, List<Citation> citations) {
    this.book = RuleBook.parse(page);
    this.citations = citations;
    var rule = "";
    for (var line : page) {
      var start = RULE.matcher(line);
      var reason = REASON.matcher(line);
      if (start.matches()) {
        rule = start.group(1);
      } else if (reason.matches()) {
        reasons.computeIfAbsent(rule, any -> new ArrayList<>()).add(reason.group(1) + ": " + reason.group(2));
      }
    }
  }

  /**
   * Looks through all compiled tests of a module.
   *
   * @param testClasses the folder that they were compiled to
   */
  public static RuleCoverage ofLoop(Path testClasses, ClassLoader loader) {
    try (var files = Files.walk(testClasses)) {
      var citations = files.map(file -> testClasses.relativize(file).toString())
          .filter(name -> name.endsWith(CLASS))
          .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
          .sorted()
          .flatMap(name -> citations(load(name, loader)))
          .toList();
      return new RuleCoverage(RuleBook.loopPage(), citations);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the compiled tests", e);
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("This class is in the folder of the tests, but not on their path: " + name, e);
    }
  }

  static Stream<Citation> citations(Class<?> tests) {
    return Arrays.stream(tests.getDeclaredMethods())
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .flatMap(RuleCoverage::citations);
  }

  private static Stream<Citation> citations(Method method) {
    var test = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    var rules = method.getAnnotationsByType(Rule.class);
    if (rules.length > 0 && !AnnotationSupport.isAnnotated(method, Testable.class)) {
      throw new IllegalStateException(test + " cites a rule, but nothing runs it.");
    }
    return Arrays.stream(rules).map(rule -> new Citation(rule.value(), test));
  }

  /** What is missing, as full sentences; empty if the matrix is complete. */
  public List<String> complaints() {
    var complaints = new ArrayList<String>();
    for (var rule : book.ids()) {
      if (tests(rule).isEmpty() && reasons(rule).isEmpty()) {
        complaints.add(rule + " has neither a test nor a reason why it is left out.");
      }
    }
    citations.stream().filter(citation -> !book.ids().contains(citation.rule()))
        .forEach(citation -> complaints.add(citation.test() + " cites " + citation.rule() + ", which is no rule."));
    var others = RuleBook.server().ids();
    reasons.forEach((rule, all) -> all.forEach(
        reason -> OTHER_RULE.matcher(reason).results().map(match -> match.group()).filter(other -> !others.contains(other))
            .forEach(other -> complaints.add(rule + " refers to " + other + ", which is no rule."))));
    return complaints;
  }

  private List<String> tests(String rule) {
    return citations.stream().filter(citation -> citation.rule().equals(rule)).map(Citation::test).toList();
  }

  private List<String> reasons(String rule) {
    return reasons.getOrDefault(rule, List.of());
  }

  /** Writes the matrix in AsciiDoc and in Markdown, below this folder. */
  public void writeTo(Path target) {
    try {
      var folder = Files.createDirectories(target.resolve("rule-matrix"));
      Files.write(folder.resolve("rule-matrix.adoc"), asciiDoc());
      Files.write(folder.resolve("rule-matrix.md"), markdown());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the matrix", e);
    }
  }

  List<String> asciiDoc() {
    var lines = new ArrayList<String>();
    lines.add("[cols=\"1,6,5\",options=\"header\"]");
    lines.add("|===");
    lines.add("|Rule |Promise |Tests");
    for (var rule : book.rules()) {
      lines.add("");
      lines.add("|" + rule.id() + " |" + rule.sentence());
      lines.add("|" + String.join(" +\n", cell(rule.id())));
    }
    lines.add("|===");
    return lines;
  }

  List<String> markdown() {
    var lines = new ArrayList<String>();
    lines.add("| Rule | Promise | Tests |");
    lines.add("| --- | --- | --- |");
    for (var rule : book.rules()) {
      lines.add("| " + rule.id() + " | " + rule.sentence() + " | " + String.join("<br>", cell(rule.id())) + " |");
    }
    return lines;
  }

  private List<String> cell(String rule) {
    return Stream.concat(tests(rule).stream(), reasons(rule).stream()).toList();
  }
}
