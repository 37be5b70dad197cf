package c10k.loop.cluster;

import c10k.connection.Listener;
import c10k.server.ConfigurationException;
import c10k.server.ListenException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A socket that listens, and that the children of this process get as their standard input. It is
 * there for as long as any process holds it: who connects while one worker ends and the next starts
 * just waits.
 *
 * <p>A process has one standard input, so there is at most one at a time.
 *
 * <p>Threads: any. Until it is closed, nothing can be read from standard input.
 */
final class SharedListener implements AutoCloseable {
  private static final AtomicBoolean TAKEN = new AtomicBoolean();

  private final InetSocketAddress address;
  private final int standardInput;

  private SharedListener(InetSocketAddress address, int standardInput) {
    this.address = address;
    this.standardInput = standardInput;
  }

  /**
   * Listens.
   *
   * @throws ListenException saying why not
   * @throws ConfigurationException if this system cannot hand sockets on, or this process has one already
   */
  static SharedListener open(InetSocketAddress wanted, int acceptCount) throws ListenException {
    if (!Descriptors.areKnown()) {
      throw new ConfigurationException(List.of("A cluster needs Linux, because only /proc tells which descriptor to hand on."));
    }
    if (!TAKEN.compareAndSet(false, true)) {
      throw new ConfigurationException(List.of("This process is the primary of a cluster already."));
    }
    boolean isOpen = false;
    try (var channel = Listener.bind(wanted, acceptCount)) {
      var listener = handOn((InetSocketAddress) channel.getLocalAddress());
      isOpen = true;
      return listener;
    } catch (ListenException e) {
      throw e;
    } catch (IOException e) {
      throw new ListenException("Cannot hand on the socket that listens: " + e.getMessage(), e);
    } finally {
      TAKEN.compareAndSet(true, isOpen);
    }
  }

  private static SharedListener handOn(InetSocketAddress address) throws IOException {
    int listener = Descriptors.ofListener(address.getPort());
    int standardInput = Descriptors.duplicate(Descriptors.STANDARD_INPUT);
    Descriptors.duplicate(listener, Descriptors.STANDARD_INPUT);
    return new SharedListener(address, standardInput);
  }

  InetSocketAddress address() {
    return address;
  }

  /** Lets go of the socket, and gives standard input back. */
  @Override
  public void close() throws IOException {
    Descriptors.duplicate(standardInput, Descriptors.STANDARD_INPUT);
    Descriptors.close(standardInput);
    TAKEN.set(false);
  }
}
