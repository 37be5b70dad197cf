package c10k.bench;

import c10k.bench.live.LiveProtocol;
import c10k.loop.cluster.ClusterWorker;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  /** A chat between the page and {@code nc}. */
  private static final String LIVE_PROTOCOL = "broadcast";

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--model", required = true, paramLabel = "MODEL", completionCandidates = Choices.Models.class,
      description = "how connections run: ${COMPLETION-CANDIDATES}")
  private String model = "";

  @Option(names = "--protocol", paramLabel = "PROTOCOL",
      completionCandidates = Choices.ProtocolNames.class,
      description = "what they do: ${COMPLETION-CANDIDATES}; may be left out with --live, which then means " + LIVE_PROTOCOL)
  private @Nullable String protocol;

  @Option(names = "--live", description = "serves a page besides, on the same port and by the same threads, that shows what the server does as moving charts")
  private boolean live;

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
      description = "closes connections on which nothing moves for so long, such as 30s; 0 for never (default: 60s with http, else never)")
  private @Nullable Duration idleTimeout;

  @Option(names = "--drain-timeout", paramLabel = "TIME", converter = DurationConverter.class,
      description = "how long connections may take to finish at the end (default 5s)")
  private @Nullable Duration drainTimeout;

  @Option(names = "--quiesce-timeout", paramLabel = "TIME", converter = DurationConverter.class,
      description = "how long, at the end, connections may go on before they are drained (default 0; in a cluster 2s)")
  private @Nullable Duration quiesceTimeout;

  @Option(names = "--outbound-limit", paramLabel = "BYTES",
      defaultValue = "" + ServerConfig.DEFAULT_OUTBOUND_LIMIT_BYTES,
      description = "broadcast bytes that may wait for one receiver (default ${DEFAULT-VALUE})")
  private int outboundLimitBytes;

  @Option(names = "--cluster", paramLabel = "N",
      description = {
          "starts N processes that serve the port together (event-loop, on Linux); one that dies is started again, and SIGHUP "
              + "replaces all of them one after the other. Each has its own connections: a broadcast stays within its process"})
  private @Nullable Integer workers;

  /** Marks a worker of a cluster, by the process id of its primary. */
  @Option(names = ClusterRun.WORKER_OPTION, hidden = true)
  private @Nullable Long primary;

  @ArgGroup(validate = false, heading = "%nOptions of some protocols:%n")
  private ProtocolOptions protocolOptions = new ProtocolOptions();

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
    var choice = Choices.protocol(protocolName());
    var chosenProtocol = choice.open(protocolOptions);
    var announcement = new Announcement(chosenModel.name(), choice, live ? LiveProtocol.PATH : "");
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    if (workers != null) {
      refuseLivePage();
      var config = config(choice);
      config.checkOptions(chosenModel);
      var run = ClusterRun.start(workers, chosenModel, announcement, config, spec.root().commandLine().getParseResult().originalArgs(), err);
      return run.untilTerminated(out, err);
    }
    var config = config(choice);
    var server = chosenModel.serve(config, live ? LiveProtocol.of(chosenProtocol, chosenModel, config.ticker()) : chosenProtocol);
    var run = new ServerRun(server, announcement);
    return primary == null ? run.untilTerminated(out, err) : run.asWorkerOf(primary, err);
  }

  private String protocolName() {
    if (protocol == null && !live) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--protocol=PROTOCOL'");
    }
    return protocol == null ? LIVE_PROTOCOL : protocol;
  }

  private void refuseLivePage() {
    if (live) {
      throw new ConfigurationException(
          List.of("The live page shows one process, and each process of a cluster has its own connections; take --live or --cluster."));
    }
  }

  private ServerConfig config(ProtocolChoice choice) {
    if (port < 0 || port > LAST_PORT) {
      throw new ConfigurationException(List.of("The port is " + port + ", but must be from 0 to " + LAST_PORT + "."));
    }
    var config = ServerConfig.builder()
        .address(new InetSocketAddress(host, port))
        .maxConnections(maxConnections)
        .outboundLimitBytes(outboundLimitBytes);
    config.idleTimeout(idleTimeout == null ? choice.idleTimeout() : idleTimeout);
    if (quiesceTimeout != null) {
      config.quiesceTimeout(quiesceTimeout);
    } else if (workers != null || primary != null) {
      config.quiesceTimeout(ClusterRun.QUIESCE_TIMEOUT);
    }
    if (primary != null) {
      ClusterWorker.configure(config);
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
