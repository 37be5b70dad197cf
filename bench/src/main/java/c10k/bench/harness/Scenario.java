package c10k.bench.harness;

import c10k.bench.result.Figure;
import java.util.List;

/**
 * A question, and everything about how it is measured.
 *
 * @param id such as {@code BM1}
 * @param name unique, as on the command line and in files
 * @param groups names under which it can be asked for together with others
 * @param title a few words
 * @param question as a sentence with a question mark
 * @param method how it is measured, in sentences for readers of the report
 * @param unit what is counted, in the singular: message, request, ...
 * @param reference label of the contestant that others are compared with, and that runs twice as a control
 * @param figures to show; the first is the headline
 */
public record Scenario(
    String id,
    String name,
    List<String> groups,
    String title,
    String question,
    String method,
    String unit,
    String reference,
    Roster roster,
    Execution execution,
    List<Figure> figures,
    List<Launch> launches,
    Turnout quick,
    Turnout full) {

  /** Group of scenarios that run only when asked for, in no profile by themselves. */
  public static final String ON_REQUEST = "on-request";

  public Scenario {
    groups = List.copyOf(groups);
    figures = List.copyOf(figures);
    launches = List.copyOf(launches);
    if (figures.isEmpty() || launches.isEmpty()) {
      throw new IllegalArgumentException("A scenario without figures or launches answers nothing: " + name);
    }
  }

  /** Who takes part and how often. */
  public Turnout turnout(Profile profile) {
    return profile.pick(quick, full);
  }

  /** Whether a profile runs it without being asked. */
  public boolean isUsual(Profile profile) {
    return turnout(profile).rounds() > 0 && !groups.contains(ON_REQUEST);
  }

  /** Whether this is its id, its name or one of its groups; the case of letters does not matter. */
  public boolean isCalled(String text) {
    return text.equalsIgnoreCase(id) || text.equalsIgnoreCase(name) || groups.stream().anyMatch(text::equalsIgnoreCase);
  }
}
