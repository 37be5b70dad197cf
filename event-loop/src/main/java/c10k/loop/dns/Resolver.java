package c10k.loop.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host, and blocks meanwhile. Called by threads of a pool, several at once. */
@FunctionalInterface
public interface Resolver {

  /** That of the system, as the JDK asks it: it keeps answers for 30 s, and failures for 10 s. */
  Resolver SYSTEM = InetAddress::getAllByName;

  /**
   * All addresses, the preferred first.
   *
   * @throws UnknownHostException if there are none, or nobody answers who knows
   */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
