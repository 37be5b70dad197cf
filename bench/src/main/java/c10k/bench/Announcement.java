package c10k.bench;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/**
 * The line that says that a server listens; scripts read it too, up to its brackets. Another tells where its live page is.
 *
 * @param livePath of the live page; empty if there is none
 */
record Announcement(String model, ProtocolChoice protocol, String livePath) {

  /** Without a live page. */
  Announcement(String model, ProtocolChoice protocol) {
    this(model, protocol, "");
  }

  String of(InetSocketAddress address) {
    return line(address, "") + (livePath.isEmpty() ? "" : "\nlive page: http://" + text(reachable(address)) + livePath);
  }

  String ofCluster(InetSocketAddress address, int workers) {
    return line(address, ", cluster of " + workers);
  }

  private String line(InetSocketAddress address, String more) {
    return "listening on " + text(address) + " (" + model + ", " + protocol.label() + more + ")" + url(address);
  }

  /** What to type into a browser, if the protocol has such a thing. */
  private String url(InetSocketAddress address) {
    return protocol.scheme().isEmpty() ? "" : "  " + protocol.scheme() + "://" + text(reachable(address)) + "/";
  }

  /** No client can connect to "all addresses of this machine". */
  private static InetSocketAddress reachable(InetSocketAddress address) {
    return address.getAddress().isAnyLocalAddress() ? new InetSocketAddress(loopback(address), address.getPort()) : address;
  }

  private static String loopback(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address ? "::1" : "127.0.0.1";
  }

  private static String text(InetSocketAddress address) {
    var host = address.getAddress().getHostAddress();
    return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
