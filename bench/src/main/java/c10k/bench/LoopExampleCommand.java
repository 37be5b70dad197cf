package c10k.bench;

import c10k.loop.example.Example;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab loop-example}: the event loop's mechanisms, one short program each. */
@Command(
    name = "loop-example",
    description = {
        "Runs one of the short programs that show what the event loop can do.",
        "Without a name, it lists them; their sources are in event-loop, package c10k.loop.example."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class)
final class LoopExampleCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the example to run")
  private @Nullable String name;

  @Override
  public Integer call() throws Exception {
    if (name == null) {
      list();
    } else {
      find(name).run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }
    return CommandLine.ExitCode.OK;
  }

  private void list() {
    var out = spec.commandLine().getOut();
    int width = Example.all().stream().mapToInt(example -> example.name().length()).max().orElse(0);
    Example.all().forEach(example -> out.println(String.format(Locale.ROOT, "%-" + width + "s  %s", example.name(), example.summary())));
    out.flush();
  }

  private Example find(String wanted) {
    return Example.all().stream()
        .filter(example -> example.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no example '" + wanted + "'; without a name, all are listed"));
  }
}
