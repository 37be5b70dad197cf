package c10k.virtual;

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

/**
 * Every connection has a virtual thread, which waits in {@code read}.
 *
 * <p>The code is that of a thread per connection to the last line; the JDK schedules the
 * connections on a few carrier threads, and keeps what a waiting thread had on its stack as an
 * object on the heap. Broadcasts start a virtual thread for each burst to a receiver: starting one
 * costs about as much as waking one.
 */
public final class VirtualThreadsModel implements ConcurrencyModel {

  @Override
  public String name() {
    return "virtual-threads";
  }

  @Override
  public String summary() {
    return "a virtual thread for each connection, blocking reads and writes on a few carrier threads";
  }

  @Override
  public List<ModelOption> options() {
    return List.of();
  }

  @Override
  public Server serve(ServerConfig config, Protocol protocol) throws ListenException {
    config.checkOptions(this);
    var connectionThreads = Thread.ofVirtual().name(name() + "-connection").factory();
    var writerThreads = Thread.ofVirtual().name(name() + "-writer").factory();
    return BlockingServer.start(
        new ServerContext(config, protocol), name(), connectionThreads, () -> Executors.newThreadPerTaskExecutor(writerThreads));
  }
}
