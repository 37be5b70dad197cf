package c10k.bench;

import c10k.protocol.Protocols;
import c10k.server.ConcurrencyModel;
import c10k.server.ConfigurationException;
import c10k.server.ListenException;
import c10k.server.ServerConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab serve}: one server in the foreground, until SIGTERM or SIGINT. */
@Command(
    name = "serve",
    description = "Runs one server. It prints one line when it listens; SIGTERM or Ctrl-C drains it.",
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--model", required = true, paramLabel = "MODEL", completionCandidates = Choices.Models.class,
      description = "how connections run: ${COMPLETION-CANDIDATES}")
  private String model = "";

  @Option(names = "--protocol", required = true, paramLabel = "PROTOCOL",
      completionCandidates = Choices.ProtocolNames.class,
      description = "what they do: ${COMPLETION-CANDIDATES}")
  private String protocol = "";

  @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1",
      description = "address to listen on (default ${DEFAULT-VALUE}; 0.0.0.0 for all)")
  private String host = "";

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "0",
      description = "port to listen on (default ${DEFAULT-VALUE}: any free one)")
  private int port;

  @Option(names = "--max-connections", paramLabel = "N", defaultValue = "" + ServerConfig.DEFAULT_MAX_CONNECTIONS,
      description = "connections served at once; more must wait (default ${DEFAULT-VALUE})")
  private int maxConnections;

  @Option(names = "--idle-timeout", paramLabel = "TIME", converter = DurationConverter.class,
      description = "closes connections on which nothing moves for so long, such as 30s (default: never)")
  private @Nullable Duration idleTimeout;

  @Option(names = "--drain-timeout", paramLabel = "TIME", converter = DurationConverter.class,
      description = "how long connections may take to finish at the end (default 5s)")
  private @Nullable Duration drainTimeout;

  @Option(names = "--outbound-limit", paramLabel = "BYTES",
      defaultValue = "" + ServerConfig.DEFAULT_OUTBOUND_LIMIT_BYTES,
      description = "broadcast bytes that may wait for one receiver (default ${DEFAULT-VALUE})")
  private int outboundLimitBytes;

  @Option(names = "--max-line", paramLabel = "BYTES", defaultValue = "" + Protocols.DEFAULT_MAX_LINE_BYTES,
      description = "longest line without its LF (default ${DEFAULT-VALUE})")
  private int maxLineBytes;

  private @Nullable ModelOptions modelOptions;

  private ServeCommand() {}

  /** The command with the options of all models that there are. */
  static CommandLine commandLine() {
    var command = new ServeCommand();
    var commandLine = new CommandLine(command);
    command.modelOptions = ModelOptions.addTo(commandLine.getCommandSpec(), ConcurrencyModel.all());
    return commandLine;
  }

  @Override
  public Integer call() throws ListenException, InterruptedException {
    var chosenModel = Choices.model(model);
    var chosenProtocol = Choices.protocol(protocol, maxLineBytes);
    var server = chosenModel.serve(config(), chosenProtocol);
    var run = new ServerRun(server, chosenModel.name(), chosenProtocol.name());
    return run.untilTerminated(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private ServerConfig config() {
    if (port < 0 || port > LAST_PORT) {
      throw new ConfigurationException(List.of("The port is " + port + ", but must be from 0 to " + LAST_PORT + "."));
    }
    var config = ServerConfig.builder()
        .address(new InetSocketAddress(host, port))
        .maxConnections(maxConnections)
        .outboundLimitBytes(outboundLimitBytes);
    if (idleTimeout != null) {
      config.idleTimeout(idleTimeout);
    }
    if (drainTimeout != null) {
      config.drainTimeout(drainTimeout);
    }
    if (modelOptions != null) {
      modelOptions.copyTo(config);
    }
    return config.build();
  }
}
