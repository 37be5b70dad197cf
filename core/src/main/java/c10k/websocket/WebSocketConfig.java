package c10k.websocket;

import c10k.server.Requirements;
import c10k.server.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What WebSockets can be told. Immutable; made by {@link #builder}.
 *
 * @param maxMessageBytes the longest message, after decompression
 * @param maxFrameBytes the longest payload of one frame, as it is on the wire
 * @param pingInterval a peer that was silent for so long is asked for a sign of life; zero means never
 * @param pongTimeout how long it may take to give one, before it counts as dead
 * @param closeTimeout how long to wait for the peer's close frame after ours
 * @param allowedOrigins which sites' pages may connect, as the browser writes them in {@code Origin}, such as {@code
 *     http://localhost:8080}; empty means all. Peers that send no {@code Origin} are no browsers, and let in always
 * @param compression how to compress for peers that can take it; empty means never
 * @param ticker the source of time: the same as the server's
 */
public record WebSocketConfig(
    int maxMessageBytes,
    int maxFrameBytes,
    Duration pingInterval,
    Duration pongTimeout,
    Duration closeTimeout,
    Set<String> allowedOrigins,
    Optional<DeflateConfig> compression,
    Ticker ticker) {

  /** Jetty takes 64 KiB of text, Node's ws 100 MiB. */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 1_024 * 1_024;

  /** Below the minute after which many routers forget a silent connection. */
  public static final Duration DEFAULT_PING_INTERVAL = Duration.ofSeconds(30);

  /** Several round trips by way of a phone that has to wake up. */
  public static final Duration DEFAULT_PONG_TIMEOUT = Duration.ofSeconds(10);

  /** A round trip, and what the peer still sends before it sees our frame. */
  public static final Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(5);

  public WebSocketConfig {
    allowedOrigins = Set.copyOf(allowedOrigins);
    var requirements = new Requirements();
    requirements.atLeast(1, maxMessageBytes, "maxMessageBytes");
    requirements.atLeast(1, maxFrameBytes, "maxFrameBytes");
    requirements.notNegative(pingInterval, "pingInterval");
    requirements.notNegative(pongTimeout, "pongTimeout");
    requirements.notNegative(closeTimeout, "closeTimeout");
    requirements.throwIfBroken();
  }

  /** The constants above; a frame may be as long as a message; pages of all sites; no compression. */
  public static WebSocketConfig defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings; {@link #build} checks them all together. Not safe for use by several threads. */
  public static final class Builder {
    private int maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES;
    private int maxFrameBytes = Integer.MAX_VALUE;
    private Duration pingInterval = DEFAULT_PING_INTERVAL;
    private Duration pongTimeout = DEFAULT_PONG_TIMEOUT;
    private Duration closeTimeout = DEFAULT_CLOSE_TIMEOUT;
    private Set<String> allowedOrigins = Set.of();
    private Optional<DeflateConfig> compression = Optional.empty();
    private Ticker ticker = Ticker.system();

    private Builder() {}

    public Builder maxMessageBytes(int newMaxMessageBytes) {
      maxMessageBytes = newMaxMessageBytes;
      return this;
    }

    public Builder maxFrameBytes(int newMaxFrameBytes) {
      maxFrameBytes = newMaxFrameBytes;
      return this;
    }

    public Builder pingInterval(Duration newPingInterval) {
      pingInterval = newPingInterval;
      return this;
    }

    public Builder pongTimeout(Duration newPongTimeout) {
      pongTimeout = newPongTimeout;
      return this;
    }

    public Builder closeTimeout(Duration newCloseTimeout) {
      closeTimeout = newCloseTimeout;
      return this;
    }

    public Builder allowedOrigins(Set<String> newAllowedOrigins) {
      allowedOrigins = newAllowedOrigins;
      return this;
    }

    public Builder compression(DeflateConfig newCompression) {
      compression = Optional.of(newCompression);
      return this;
    }

    public Builder ticker(Ticker newTicker) {
      ticker = newTicker;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @throws c10k.server.ConfigurationException with all the reasons, if it cannot work
     */
    public WebSocketConfig build() {
      return new WebSocketConfig(maxMessageBytes, maxFrameBytes, pingInterval, pongTimeout, closeTimeout, allowedOrigins, compression, ticker);
    }
  }
}
