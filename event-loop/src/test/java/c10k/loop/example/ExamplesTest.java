package c10k.loop.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every example runs, and prints what it says. */
final class ExamplesTest {

  private static List<String> linesOf(String name) throws Exception {
    var example = Example.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      example.run(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void namesMUSTBeDistinct() {
    assertThat(Example.all()).extracting(Example::name).doesNotHaveDuplicates();
  }

  @Test
  void phasesMUSTComeInTheirOrder() throws Exception {
    assertThat(linesOf("phases")).extracting(line -> line.replaceAll(":.*", "")).containsExactly("main", "tick", "microtask", "immediate");
  }
}
