package c10k.bench;

import c10k.pool.PoolConfig;
import c10k.pool.PoolPreset;
import c10k.pool.sizing.SizingAnswer;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The answer of {@code lab pool-size} as lines of at most 100 columns, in ASCII. */
final class PoolSizeReport {
  private static final int COLUMNS = 100;
  private static final String ROW = "  %-22s%s%n";
  private static final String BESIDE = "  %-22s%-22s%s%n";

  /** Not settings of a preset, but of a program. */
  private static final Set<String> NOT_SHOWN = Set.of("name", "listeners", "ticker");

  private PoolSizeReport() {}

  static String of(SizingAnswer answer) {
    var text = new StringBuilder("Size of the pool" + System.lineSeparator());
    text.append(ROW.formatted("minSize", answer.minSize()));
    text.append(ROW.formatted("maxSize", answer.maxSize()));
    addSentences("Why", "  ", answer.reasons(), text);
    addSentences("Warnings", "  ! ", answer.warnings(), text);
    return text.toString();
  }

  private static void addSentences(String title, String indent, List<String> sentences, StringBuilder text) {
    if (!sentences.isEmpty()) {
      text.append(System.lineSeparator()).append(title).append(System.lineSeparator());
      sentences.forEach(sentence -> addWrapped(sentence, indent, text));
    }
  }

  private static void addWrapped(String sentence, String indent, StringBuilder text) {
    var line = new StringBuilder(indent);
    for (var word : sentence.split(" ", -1)) {
      if (line.length() + word.length() > COLUMNS) {
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        line = new StringBuilder(" ".repeat(indent.length()));
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  /** The settings of a preset, and what this answer would change. */
  static String beside(PoolPreset preset, SizingAnswer answer) {
    var settings = preset.builder().build();
    var changed = answer.applyTo(settings.toBuilder()).build();
    var text = new StringBuilder(System.lineSeparator());
    text.append(BESIDE.formatted("Setting", preset.label(), "this pool"));
    for (var component : PoolConfig.class.getRecordComponents()) {
      if (!NOT_SHOWN.contains(component.getName())) {
        var before = value(settings, component);
        var after = value(changed, component);
        text.append(BESIDE.formatted(component.getName(), before, after.equals(before) ? "=" : after));
      }
    }
    return text.toString();
  }

  private static String value(PoolConfig config, RecordComponent component) {
    try {
      var value = component.getAccessor().invoke(config);
      return value instanceof Duration duration ? readable(duration) : String.valueOf(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the accessors of a public record are public", e);
    }
  }

  /** In the form that the options take. */
  private static String readable(Duration duration) {
    if (duration.toMillisPart() > 0) {
      return duration.toMillis() + "ms";
    }
    return duration.toSecondsPart() > 0 || duration.isZero() ? duration.toSeconds() + "s" : duration.toMinutes() + "m";
  }
}
