package c10k.loop.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Random programs, on our loop and on Node: the same callbacks in the same order at the same times. */
@AddLifecycleHook(NeedsNode20.class)
final class DifferentialTest {
  private static @Nullable NodeOracle node;

  @BeforeContainer
  static void start() throws IOException {
    node = new NodeOracle();
  }

  @AfterContainer
  static void end() {
    oracle().close();
  }

  private static NodeOracle oracle() {
    return Objects.requireNonNull(node);
  }

  @Provide
  Arbitrary<List<Step>> programs() {
    return Programs.all();
  }

  @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
  void ourTraceMUSTBeThatOfNode(@ForAll("programs") List<Step> program) throws IOException {
    var expected = oracle().trace(program);
    // A tick that clears the next immediate and then throws confuses the list of Node 20.
    Assume.that(expected.isPresent());
    assertThat(OurLoop.trace(program)).as(() -> ProgramJson.write(program).toString()).isEqualTo(expected.get());
  }
}
