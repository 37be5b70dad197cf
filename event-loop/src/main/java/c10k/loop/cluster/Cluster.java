package c10k.loop.cluster;

import c10k.connection.Uninterruptibly;
import c10k.loop.uv.EventLoop;
import c10k.server.ListenException;
import c10k.server.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The primary of a cluster: it opens the port, and keeps workers running that serve it.
 *
 * <p>Each worker is a world of its own: a room of the broadcast protocol, for instance, is that of one
 * process.
 *
 * <p>Threads: any; one of its own, a loop, looks after the workers.
 */
public final class Cluster implements AutoCloseable {
  private static final Duration STUBBORN = Duration.ofSeconds(10);

  private final ClusterConfig config;
  private final SharedListener listener;
  private final EventLoop loop;
  private final Supervisor supervisor;
  private final CompletableFuture<InetSocketAddress> listening = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean listenerIsClosed = new AtomicBoolean();

  private Cluster(ClusterConfig config, SharedListener listener, ClusterLog log) {
    this.config = config;
    this.listener = listener;
    this.loop = new EventLoop("cluster-primary", Ticker.system());
    var patience = new Patience(config.startTimeout(), config.endTimeout());
    Worker.Launcher launcher = events -> JvmWorker.launch(config.command(), events);
    this.supervisor = new Supervisor(loop, config.workers(), launcher, patience, log, new Fate(loop, listener.address(), listening, ended));
  }

  /**
   * Starts the workers. Connections are taken by the kernel from now on, and served when the first worker listens.
   *
   * @throws ListenException if the address cannot be listened on
   * @throws c10k.server.ConfigurationException if this is not Linux, or this process has a cluster already
   */
  public static Cluster start(ClusterConfig config, ClusterLog log) throws ListenException {
    var cluster = new Cluster(config, SharedListener.open(config.address(), config.acceptCount()), log);
    cluster.loop.post(cluster.supervisor::start);
    cluster.loop.start();
    return cluster;
  }

  /** The address that the workers serve, with the real port where port 0 was asked for. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /**
   * Completes when all workers listen; with a {@link ClusterException} if each of them has died without ever listening.
   */
  public CompletableFuture<InetSocketAddress> listening() {
    return listening.copy();
  }

  /** Replaces all workers, one after the other; each new one listens before its predecessor stops. Does not wait. */
  public void restart() {
    loop.post(supervisor::restart);
  }

  /** Drains all workers, and returns when the last has ended. */
  @Override
  public void close() {
    loop.post(supervisor::stop);
    Uninterruptibly.await(ended, config.endTimeout().plus(STUBBORN));
    if (Uninterruptibly.join(loop.thread(), STUBBORN) && listenerIsClosed.compareAndSet(false, true)) {
      closeListener();
    }
  }

  private void closeListener() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a descriptor of our own can be closed", e);
    }
  }

  /** Tells those who wait. */
  private record Fate(
      EventLoop loop, InetSocketAddress address, CompletableFuture<InetSocketAddress> listening, CountDownLatch end) implements Supervisor.Outcome {
    @Override
    public void listens() {
      listening.complete(address);
    }

    @Override
    public void givenUp(String reason) {
      listening.completeExceptionally(new ClusterException(reason));
    }

    @Override
    public void ended() {
      end.countDown();
      loop.stop();
    }
  }
}
