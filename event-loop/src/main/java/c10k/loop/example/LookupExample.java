package c10k.loop.example;

import c10k.loop.dns.Dns;
import c10k.loop.dns.DnsException;
import c10k.loop.dns.Family;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Names of hosts on a network that is made up, so that the answers are the same everywhere. */
final class LookupExample implements Example {
  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public String summary() {
    return "addresses of hosts, without waiting for name servers";
  }

  @Override
  public void run(PrintStream out) {
    try (var pool = new WorkPool(WorkPool.DEFAULT_THREADS)) {
      var environment = new Environment(new EventLoop("lookup", Ticker.system()));
      var dns = new Dns(environment, pool, LookupExample::madeUp);
      environment.run(() -> {
        var answers = List.of(
            dns.lookupAll("lab.example").then(addresses -> "all: " + addresses.stream().map(InetAddress::getHostAddress).toList()),
            dns.lookup("lab.example", Family.IPV4).then(address -> "IPv4: " + address.getHostAddress()),
            dns.lookup("nobody.example").then(InetAddress::getHostAddress).recover(LookupExample::reason));
        Promise.all(environment, answers).then(lines -> {
          lines.forEach(out::println);
          return lines.size();
        });
        out.println("asked; the loop is free");
      });
    }
  }

  private static InetAddress[] madeUp(String host) throws UnknownHostException {
    if (!host.equals("lab.example")) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[]{InetAddress.ofLiteral("2001:db8::1"), InetAddress.ofLiteral("192.0.2.1")};
  }

  private static String reason(Throwable error) {
    return error instanceof DnsException failure ? failure.code() + ": " + failure.host() : error.toString();
  }
}
