package c10k.threads;

import c10k.connection.BlockingServer;
import c10k.connection.ServerContext;
import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Every connection has a platform thread, which waits in {@code read}.
 *
 * <p>The kernel schedules the connections, and keeps a stack for each: the reserved size is the
 * option {@code stack-kib}, of which only what was touched is used. Broadcasts need a second thread
 * for as long as a receiver is being written to, taken from a cache of idle ones, because starting
 * a platform thread costs more than the write.
 */
public final class ThreadPerConnectionModel implements ConcurrencyModel {

  /** The JVM's own default, usually 1,024 KiB on Linux. */
  private static final int STACK_OF_THE_JVM = 0;

  private static final int LARGEST_STACK_KIB = 1_024 * 1_024;

  private static final ModelOption STACK_KIB =
      new ModelOption("stack-kib", STACK_OF_THE_JVM, 0, LARGEST_STACK_KIB, "reserved stack of each thread in KiB; 0 for the JVM's default");

  @Override
  public String name() {
    return "thread-per-connection";
  }

  @Override
  public String summary() {
    return "a platform thread for each connection, blocking reads and writes";
  }

  @Override
  public List<ModelOption> options() {
    return List.of(STACK_KIB);
  }

  @Override
  public Server serve(ServerConfig config, Protocol protocol) throws ListenException {
    config.checkOptions(this);
    long stackBytes = 1_024L * STACK_KIB.in(config);
    return BlockingServer.start(
        new ServerContext(config, protocol),
        name(),
        threads(name() + "-connection-", stackBytes),
        () -> Executors.newCachedThreadPool(threads(name() + "-writer-", stackBytes)));
  }

  private static ThreadFactory threads(String prefix, long stackBytes) {
    return Thread.ofPlatform().name(prefix, 1).stackSize(stackBytes).factory();
  }
}
