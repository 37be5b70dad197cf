package c10k.bench;

import c10k.bench.doctor.Doctor;
import c10k.bench.doctor.HostFiles;
import c10k.server.ConfigurationException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab doctor}: what this machine allows, and what to do about it. */
@Command(
    name = "doctor",
    description = "Tells this machine's limits, how many connections they allow, and how to raise them.",
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class)
final class DoctorCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--connections", paramLabel = "N", defaultValue = "10000",
      description = "how many connections you want (default ${DEFAULT-VALUE})")
  private long connections;

  @Override
  public Integer call() {
    if (connections < 1) {
      throw new ConfigurationException(List.of("connections is " + connections + ", but must be at least 1."));
    }
    var out = spec.commandLine().getOut();
    Doctor.examine(HostFiles.ofThisMachine(), connections).forEach(out::println);
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
