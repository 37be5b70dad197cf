package c10k.loop.dns;

import c10k.loop.dns.DnsException.Code;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.WorkPool;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the addresses of hosts. The system is asked by threads of a {@link WorkPool}, as slow work:
 * no more than half of the threads wait for name servers, whatever these do. What is an address
 * already needs no thread.
 *
 * <p>Promises bring the addresses, or a {@link DnsException}.
 *
 * <p>Threads: of the loop.
 */
public final class Dns {
  private final Environment environment;
  private final WorkPool pool;
  private final Resolver resolver;

  /** Makes one that asks the system. */
  public Dns(Environment environment, WorkPool pool) {
    this(environment, pool, Resolver.SYSTEM);
  }

  /** Makes one that asks in another way. */
  public Dns(Environment environment, WorkPool pool, Resolver resolver) {
    this.environment = environment;
    this.pool = pool;
    this.resolver = resolver;
  }

  /** The preferred address of a host. */
  public Promise<InetAddress> lookup(String host) {
    return lookup(host, Family.ANY);
  }

  /** The preferred address of a host in this family. */
  public Promise<InetAddress> lookup(String host, Family family) {
    return lookupAll(host, family).then(List::getFirst);
  }

  /** All addresses of a host, the preferred first. */
  public Promise<List<InetAddress>> lookupAll(String host) {
    return lookupAll(host, Family.ANY);
  }

  /**
   * All addresses of a host in this family, the preferred first.
   *
   * @throws IllegalArgumentException if the name is blank: the system would take that for this host
   */
  public Promise<List<InetAddress>> lookupAll(String host, Family family) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("To look up a host, give its name; '" + host + "' is none.");
    }
    return literal(host)
        .map(address -> ofLiteral(host, address, family))
        .orElseGet(() -> environment.offload(pool, WorkPool.Kind.SLOW, () -> resolve(host, family)));
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Promise<List<InetAddress>> ofLiteral(String host, InetAddress address, Family family) {
    return family.includes(address)
        ? environment.resolved(List.of(address))
        : environment.rejected(new DnsException(Code.ENOTFOUND, host, null));
  }

  private List<InetAddress> resolve(String host, Family family) throws DnsException {
    try {
      var addresses = Stream.of(resolver.resolve(host)).filter(family::includes).toList();
      if (addresses.isEmpty()) {
        throw new DnsException(Code.ENOTFOUND, host, null);
      }
      return addresses;
    } catch (UnknownHostException e) {
      throw new DnsException(codeOf(e), host, e);
    }
  }

  /** The JDK has one class for both, and the system's text. */
  private static Code codeOf(UnknownHostException failure) {
    return String.valueOf(failure.getMessage()).contains("Temporary failure") ? Code.EAI_AGAIN : Code.ENOTFOUND;
  }
}
