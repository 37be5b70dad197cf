package c10k.bench.live;

import c10k.server.ServerStats;
import c10k.server.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the server, for all pages together: however many ask, it looks once in {@link #INTERVAL} at the most.
 *
 * <p>Threads: safe for use by any thread. Nobody waits: who comes while another looks gets the look before.
 */
final class Sampler {
  static final Duration INTERVAL = Duration.ofMillis(250);

  private final Ticker ticker;
  private final LiveCounts counts;
  private final Supplier<ProcessMemory> memory;
  private final long startNanos;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable Look latest;

  /** Its message to the pages, ready to be sent. */
  private record Look(long takenNanos, ByteBuffer message) {}

  Sampler(Ticker ticker, LiveCounts counts, Supplier<ProcessMemory> memory) {
    this.ticker = ticker;
    this.counts = counts;
    this.memory = memory;
    this.startNanos = ticker.nanos();
  }

  /** The message with the figures of now, or nearly; empty while the very first are being taken. */
  Optional<ByteBuffer> latest(Supplier<ServerStats> server) {
    long now = ticker.nanos();
    var known = latest;
    if ((known == null || now - known.takenNanos() >= INTERVAL.toNanos()) && looking.compareAndSet(false, true)) {
      try {
        known = look(now, server.get());
        latest = known;
      } finally {
        looking.set(false);
      }
    }
    return Optional.ofNullable(known).map(look -> look.message().duplicate());
  }

  private Look look(long now, ServerStats server) {
    long millis = Duration.ofNanos(now - startNanos).toMillis();
    var figures = new Figures(millis, server, counts.messages(), memory.get(), counts.pages(), counts.unshownLines());
    return new Look(now, LiveMessages.figures(figures));
  }
}
