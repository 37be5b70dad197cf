package c10k.bench.process;

import java.net.InetSocketAddress;

/** A server within the server process. */
public interface RunningServer extends AutoCloseable {

  /** Where it listens. */
  InetSocketAddress address();

  @Override
  void close();
}
