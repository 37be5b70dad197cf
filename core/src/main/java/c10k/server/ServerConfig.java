package c10k.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a server can be told, the same for all models. Immutable; made by {@link
 * #builder}.
 *
 * @param address where to listen; port 0 lets the system choose
 * @param listenerSource where the listening socket comes from; one that is inherited has its address already
 * @param acceptCount connections that the kernel may hold ready before the server accepts them (the
 *     listen backlog)
 * @param maxConnections connections served at once; more wait in the backlog
 * @param readBufferBytes the most that one read takes
 * @param outboundLimitBytes broadcast bytes that may wait for one connection before it counts as a
 *     slow consumer
 * @param idleTimeout a connection on which no byte moves for so long is closed; zero means never
 * @param quiesceTimeout how long {@link Server#close}, when it has stopped accepting, goes on serving the connections
 *     that there are, so that their peers may end them; it drains what is left then
 * @param drainTimeout how long {@link Server#close} lets connections finish; zero cuts them at once
 * @param lingerTimeout how long to wait for the peer's end after ours, so that a reset does not
 *     destroy the last replies
 * @param options settings of the model alone, by name
 * @param ticker the source of time
 */
public record ServerConfig(
    InetSocketAddress address,
    ListenerSource listenerSource,
    int acceptCount,
    int maxConnections,
    int readBufferBytes,
    int outboundLimitBytes,
    Duration idleTimeout,
    Duration quiesceTimeout,
    Duration drainTimeout,
    Duration lingerTimeout,
    Map<String, Integer> options,
    Ticker ticker) {

  /**
   * Linux cuts it to {@code net.core.somaxconn}, 4,096 by default since 5.4; the JDK's own default
   * is 50.
   */
  public static final int DEFAULT_ACCEPT_COUNT = 4_096;

  /**
   * Above the ten thousand of the name, below the 20,000 descriptors that many machines grant a
   * process.
   */
  public static final int DEFAULT_MAX_CONNECTIONS = 16_384;

  /**
   * One page-aligned read that empties a usual burst; libuv takes 64 KiB, Netty starts at 2 KiB.
   */
  public static final int DEFAULT_READ_BUFFER_BYTES = 16 * 1_024;

  /** Four longest lines; Redis grants its subscribers 8 MiB for a minute. */
  public static final int DEFAULT_OUTBOUND_LIMIT_BYTES = 256 * 1_024;

  /** Off, as in Node: a person at {@code nc} may think for an hour. */
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ZERO;

  /** Off: who closes a server most often wants it to end. */
  public static final Duration DEFAULT_QUIESCE_TIMEOUT = Duration.ZERO;

  /** Tomcat's executor waits as long; Kubernetes kills after 30 s. */
  public static final Duration DEFAULT_DRAIN_TIMEOUT = Duration.ofSeconds(5);

  /** Several round trips across an ocean; nginx waits 5 s for each read. */
  public static final Duration DEFAULT_LINGER_TIMEOUT = Duration.ofSeconds(2);

  private static final int SMALLEST_READ_BUFFER = 64;

  public ServerConfig {
    options = Map.copyOf(options);
    var requirements = new Requirements();
    requirements.atLeast(1, acceptCount, "acceptCount");
    requirements.atLeast(1, maxConnections, "maxConnections");
    requirements.atLeast(SMALLEST_READ_BUFFER, readBufferBytes, "readBufferBytes");
    requirements.atLeast(1, outboundLimitBytes, "outboundLimitBytes");
    requirements.notNegative(idleTimeout, "idleTimeout");
    requirements.notNegative(quiesceTimeout, "quiesceTimeout");
    requirements.notNegative(drainTimeout, "drainTimeout");
    requirements.notNegative(lingerTimeout, "lingerTimeout");
    requirements.throwIfBroken();
  }

  /** The defaults: a free port of the loopback address, and the constants above. */
  public static ServerConfig defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from this configuration. */
  public Builder toBuilder() {
    var builder = new Builder();
    builder.address = address;
    builder.listenerSource = listenerSource;
    builder.acceptCount = acceptCount;
    builder.maxConnections = maxConnections;
    builder.readBufferBytes = readBufferBytes;
    builder.outboundLimitBytes = outboundLimitBytes;
    builder.idleTimeout = idleTimeout;
    builder.quiesceTimeout = quiesceTimeout;
    builder.drainTimeout = drainTimeout;
    builder.lingerTimeout = lingerTimeout;
    builder.options.putAll(options);
    builder.ticker = ticker;
    return builder;
  }

  /**
   * Checks the model's own options.
   *
   * @throws ConfigurationException naming every option that the model does not have or whose value
   *     is out of range
   */
  public void checkOptions(ConcurrencyModel model) {
    var reasons = new ArrayList<String>();
    options.forEach((name, value) -> checkOption(model, name, value, reasons));
    ConfigurationException.throwIfAny(reasons);
  }

  private static void checkOption(ConcurrencyModel model, String name, int value, List<String> reasons) {
    var known = model.options().stream().filter(option -> option.name().equals(name)).findFirst();
    if (known.isEmpty()) {
      var names = model.options().stream().map(ModelOption::name).sorted().toList();
      reasons.add(
          model.name() + " has no option '" + name + "'; it has " + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
    } else if (value < known.get().min() || value > known.get().max()) {
      reasons.add(
          "Option '" + name + "' is " + value + ", but must be from " + known.get().min() + " to " + known.get().max() + ".");
    }
  }

  /**
   * Collects settings; {@link #build} checks them all together. Not safe for use by several
   * threads.
   */
  public static final class Builder {
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private ListenerSource listenerSource = ListenerSource.OWN;
    private int acceptCount = DEFAULT_ACCEPT_COUNT;
    private int maxConnections = DEFAULT_MAX_CONNECTIONS;
    private int readBufferBytes = DEFAULT_READ_BUFFER_BYTES;
    private int outboundLimitBytes = DEFAULT_OUTBOUND_LIMIT_BYTES;
    private Duration idleTimeout = DEFAULT_IDLE_TIMEOUT;
    private Duration quiesceTimeout = DEFAULT_QUIESCE_TIMEOUT;
    private Duration drainTimeout = DEFAULT_DRAIN_TIMEOUT;
    private Duration lingerTimeout = DEFAULT_LINGER_TIMEOUT;
    private Ticker ticker = Ticker.system();
    private final Map<String, Integer> options = new HashMap<>();

    private Builder() {}

    public Builder address(InetSocketAddress newAddress) {
      address = newAddress;
      return this;
    }

    public Builder listenerSource(ListenerSource newListenerSource) {
      listenerSource = newListenerSource;
      return this;
    }

    public Builder acceptCount(int newAcceptCount) {
      acceptCount = newAcceptCount;
      return this;
    }

    public Builder maxConnections(int newMaxConnections) {
      maxConnections = newMaxConnections;
      return this;
    }

    public Builder readBufferBytes(int newReadBufferBytes) {
      readBufferBytes = newReadBufferBytes;
      return this;
    }

    public Builder outboundLimitBytes(int newOutboundLimitBytes) {
      outboundLimitBytes = newOutboundLimitBytes;
      return this;
    }

    public Builder idleTimeout(Duration newIdleTimeout) {
      idleTimeout = newIdleTimeout;
      return this;
    }

    public Builder quiesceTimeout(Duration newQuiesceTimeout) {
      quiesceTimeout = newQuiesceTimeout;
      return this;
    }

    public Builder drainTimeout(Duration newDrainTimeout) {
      drainTimeout = newDrainTimeout;
      return this;
    }

    public Builder lingerTimeout(Duration newLingerTimeout) {
      lingerTimeout = newLingerTimeout;
      return this;
    }

    public Builder ticker(Ticker newTicker) {
      ticker = newTicker;
      return this;
    }

    /** Sets one option of the model; whether the model has it is checked when the server starts. */
    public Builder option(String name, int value) {
      options.put(name, value);
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @throws ConfigurationException with all the reasons, if it cannot work
     */
    public ServerConfig build() {
      return new ServerConfig(
          address,
          listenerSource,
          acceptCount,
          maxConnections,
          readBufferBytes,
          outboundLimitBytes,
          idleTimeout,
          quiesceTimeout,
          drainTimeout,
          lingerTimeout,
          options,
          ticker);
    }
  }
}
