package c10k.connection;

import c10k.server.CloseReason;
import c10k.server.ListenException;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * A server whose connections have a thread each and wait in {@code read}. Which kind of thread is
 * the model's choice, and its only one.
 *
 * <p>Threads: besides one for each connection, side tasks write broadcasts and wake sessions.
 */
public final class BlockingServer extends ThreadedServer<BlockingConnection> {
  private final ThreadFactory connectionThreads;
  private final ExecutorService aside;
  private final ReadBuffers readBuffers;

  /** Threads that were serving when draining began, to be waited for. Confined to the watchdog. */
  private final Set<Thread> lastThreads = new HashSet<>();

  private BlockingServer(
      ServerContext context, String name, ThreadFactory connectionThreads, Supplier<ExecutorService> aside)
      throws ListenException {
    super(context, name, new Room<>(BlockingConnection::deliver));
    this.connectionThreads = connectionThreads;
    this.aside = aside.get();
    this.readBuffers = new ReadBuffers(context.config().readBufferBytes());
  }

  /**
   * Starts a server.
   *
   * @param name what its threads are named after
   * @param connectionThreads makes the thread of each connection
   * @param aside makes what runs side tasks, each of which may block for as long as its connection
   *     lives; the server closes it
   * @throws ListenException if the address cannot be listened on
   */
  public static BlockingServer start(
      ServerContext context, String name, ThreadFactory connectionThreads, Supplier<ExecutorService> aside)
      throws ListenException {
    var server = new BlockingServer(context, name, connectionThreads, aside);
    server.start();
    return server;
  }

  @Override
  protected BlockingConnection open(SocketChannel channel) {
    return new BlockingConnection(this, channel);
  }

  @Override
  protected void serve(BlockingConnection connection) {
    try {
      connection.start(connectionThreads);
    } catch (OutOfMemoryError e) {
      // This is how the JDK says that the system grants no more threads.
      connection.decide(CloseReason.OVERLOADED);
      connection.run();
    }
  }

  @Override
  protected void drain(BlockingConnection connection) {
    lastThreads.add(connection.thread());
    connection.drain();
  }

  @Override
  protected void interruptThreads() {
    lastThreads.forEach(Thread::interrupt);
    aside.shutdownNow();
  }

  @Override
  protected void endThreads() {
    lastThreads.forEach(thread -> Uninterruptibly.join(thread, context().closeTimeout()));
    aside.close();
  }

  ReadBuffers readBuffers() {
    return readBuffers;
  }

  void runAside(Runnable task) {
    try {
      aside.execute(task);
    } catch (RejectedExecutionException e) {
      // All connections have just been cut, so there is nobody left to write to or to wake.
    }
  }
}
