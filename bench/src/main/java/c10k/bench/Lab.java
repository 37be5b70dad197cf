package c10k.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code lab} command: finds the subcommand, and turns its troubles into one line and an exit
 * code.
 */
@Command(
    name = "lab",
    description = "C10K Lab: one server, four concurrency models, compared.",
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
        "0:done",
        "1:it could not be done: the peer failed or cannot be reached",
        "2:misuse: the message says what is allowed"
    })
public final class Lab implements Callable<Integer> {
  static final String HELP_HINT = "; see '%s --help'";

  @Spec
  private CommandSpec spec = CommandSpec.create();

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command, ready to run; usable once. */
  static CommandLine commandLine() {
    return new CommandLine(new Lab())
        .addSubcommand(ServeCommand.commandLine())
        .addSubcommand(new LoadCommand())
        .addSubcommand(new BenchCommand())
        .addSubcommand(new CompareCommand())
        .addSubcommand(new AdviseCommand())
        .addSubcommand(new ReportCommand())
        .addSubcommand(new SelfTestCommand())
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new PoolSizeCommand())
        .addSubcommand(new LoopExampleCommand())
        .addSubcommand(new LoopTraceCommand())
        .setParameterExceptionHandler(Lab::misused)
        .setExecutionExceptionHandler(Lab::failed);
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  private static int misused(ParameterException e, String... args) {
    var command = e.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    print(command, name + ": " + e.getMessage() + HELP_HINT.formatted(name));
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    var name = command.getCommandSpec().qualifiedName();
    var failure = Failure.of(e);
    print(command, name + ": " + failure.message());
    return failure.exitCode();
  }

  /** One line, whatever the message was made of. */
  private static void print(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    err.println(String.join(" ", message.lines().map(String::strip).toList()));
    err.flush();
  }

  /** Where the version comes from. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      var version = Lab.class.getPackage().getImplementationVersion();
      var lab = version == null ? "(development build)" : version;
      return new String[] {"lab " + lab + ", JDK " + Runtime.version()};
    }
  }
}
