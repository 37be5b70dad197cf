package c10k.pool.life;

import c10k.pool.ResourceState;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of transitions as pictures and tables for readers. */
final class StateDiagram {
  private static final ResourceState FIRST = ResourceState.CONNECTING;
  private static final ResourceState LAST = ResourceState.GONE;

  private StateDiagram() {}

  /** The language of GitHub's diagrams. */
  static String mermaid() {
    return "stateDiagram-v2\n" + arrows("  [*] --> " + FIRST + "\n", "  " + LAST + " --> [*]\n", "  %s --> %s : %s%n");
  }

  /** The language of PlantUML. */
  static String plantUml() {
    return "@startuml\n" + arrows("[*] --> " + FIRST + "\n", LAST + " --> [*]\n", "%s --> %s : %s%n") + "@enduml\n";
  }

  private static String arrows(String entry, String exit, String form) {
    return entry + lines(transition -> form.formatted(transition.from(), transition.to(), phrase(transition))) + exit;
  }

  static String asciidoc() {
    return "[options=\"header\"]\n|===\n|in the state |this can happen |and leads to\n"
        + lines(transition -> "|`%s` |%s |`%s`%n".formatted(transition.from(), phrase(transition), transition.to()))
        + "|===\n";
  }

  static String markdown() {
    return "| in the state | this can happen | and leads to |\n| --- | --- | --- |\n"
        + lines(transition -> "| `%s` | %s | `%s` |%n".formatted(transition.from(), phrase(transition), transition.to()));
  }

  /** In the order of the states, so that all that can happen in one stands together. */
  private static String lines(Function<Transition, String> form) {
    return Arrays.stream(ResourceState.values()).flatMap(StateDiagram::outOf).map(form).collect(Collectors.joining());
  }

  private static Stream<Transition> outOf(ResourceState state) {
    return Arrays.stream(Transition.values()).filter(transition -> transition.from() == state);
  }

  private static String phrase(Transition transition) {
    return transition.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
