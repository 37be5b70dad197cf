package c10k.bench.live;

import c10k.http.Answer;
import c10k.http.Handler;
import c10k.http.HttpOrLines;
import c10k.http.HttpProtocol;
import c10k.server.Audience;
import c10k.server.ConcurrencyModel;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import c10k.server.Ticker;
import c10k.websocket.WebSocketHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Another protocol, with a live page beside it on the same port: whoever speaks first in HTTP may ask for {@value LiveSite#PATH}. Page and protocol share
 * connections, threads and loops, and so their troubles.
 */
public final class LiveProtocol implements Protocol {

  /** What to open in a browser. */
  public static final String PATH = LiveSite.PATH;

  /** Those that broadcast to everybody. */
  private static final Set<String> ROOMS = Set.of("broadcast", "websocket-broadcast");

  private final Protocol protocol;

  private LiveProtocol(Protocol protocol) {
    this.protocol = protocol;
  }

  /** Adds the page to a protocol that a server of this model is going to speak. */
  public static LiveProtocol of(Protocol protocol, ConcurrencyModel model, Ticker ticker) {
    boolean room = ROOMS.contains(protocol.name());
    var counts = new LiveCounts();
    var services = new LiveServices(
        new LiveSubject(model.name(), model.summary(), protocol.name(), room),
        counts,
        new Sampler(ticker, counts, ProcessMemory::read),
        new Room(counts, room, ticker));
    var site = new LiveSite(services, new SameOrigin(ownName()), ticker);
    return new LiveProtocol(protocol instanceof HttpProtocol http
        ? http.with(handler -> site.inFrontOf(observed(handler, services)))
        : new HttpOrLines(protocol.name(), new HttpProtocol(site.alone()), new ObservedLines(protocol, counts, services.room())));
  }

  private static Handler observed(Handler handler, LiveServices services) {
    var counts = services.counts();
    if (handler instanceof WebSocketHandler(var config, var application)) {
      var counted = new WebSocketHandler(config, () -> new CountedApplication(application.get(), counts));
      return (request, peer) -> observed(counted.handle(request, peer), services.room());
    }
    return (request, peer) -> {
      counts.countMessages(1);
      return observed(handler.handle(request, peer), services.room());
    };
  }

  private static Answer observed(Answer answer, Room room) {
    return answer instanceof Answer.Upgrade upgrade
        ? new Answer.Upgrade(upgrade.headers(), new ObservedSession(upgrade.next(), room))
        : answer;
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  @Override
  public String name() {
    return protocol.name();
  }

  @Override
  public Audience audience() {
    return protocol.audience();
  }

  @Override
  public Session open(Peer peer) {
    return protocol.open(peer);
  }
}
