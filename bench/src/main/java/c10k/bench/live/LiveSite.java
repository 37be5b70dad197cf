package c10k.bench.live;

import c10k.http.Answer;
import c10k.http.Handler;
import c10k.http.Request;
import c10k.http.Response;
import c10k.http.site.Router;
import c10k.http.site.Router.Route;
import c10k.server.Peer;
import c10k.server.Ticker;
import c10k.websocket.WebSocketConfig;
import c10k.websocket.WebSocketUpgrade;
import java.util.ArrayList;
import java.util.List;

/** The page and its WebSocket, as HTTP serves them. */
final class LiveSite {
  static final String PATH = "/live";
  static final String SOCKET_PATH = "/live/socket";

  private static final int FOUND = 302;
  private static final int FORBIDDEN = 403;

  /** A chat message of the longest, in whatever characters; everything else is shorter. */
  private static final int MAX_MESSAGE_BYTES = 4 * 1_024;

  private final LiveServices services;
  private final SameOrigin sameOrigin;
  private final Ticker ticker;
  private final WebSocketConfig config;
  private final Response page = LivePage.response();

  LiveSite(LiveServices services, SameOrigin sameOrigin, Ticker ticker) {
    this.services = services;
    this.sameOrigin = sameOrigin;
    this.ticker = ticker;
    this.config = WebSocketConfig.builder().maxMessageBytes(MAX_MESSAGE_BYTES).ticker(ticker).build();
  }

  /** The live page, and what this handler says to all other requests. */
  Handler inFrontOf(Handler others) {
    var live = router(List.of());
    return (request, peer) -> isLive(request) ? live.handle(request, peer) : others.handle(request, peer);
  }

  /** The live page alone, for a server that speaks something else besides. */
  Handler alone() {
    Route root = new Route("GET", "/", "to the live page", (request, peer) -> Response.text(FOUND, "See " + PATH + "\n").with("Location", PATH));
    return router(List.of(root));
  }

  private static boolean isLive(Request request) {
    var path = request.path();
    return path.equals(PATH) || path.equals(SOCKET_PATH);
  }

  private Router router(List<Route> more) {
    var routes = new ArrayList<Route>(more);
    routes.add(new Route("GET", PATH, "the live page", (request, peer) -> page));
    routes.add(new Route("GET", SOCKET_PATH, "its WebSocket", this::socket));
    return new Router(routes);
  }

  private Answer socket(Request request, Peer peer) {
    if (!sameOrigin.holds(request)) {
      return Response.text(FORBIDDEN, "Only the live page of this server may read along; open it by this machine's address.\n");
    }
    var outbox = new PageSession.CurrentOutbox();
    var answer = WebSocketUpgrade.answer(request, config, () -> new LiveSocket(services, peer, outbox, ticker));
    return answer instanceof Answer.Upgrade upgrade
        ? new Answer.Upgrade(upgrade.headers(), new PageSession(upgrade.next(), outbox))
        : answer;
  }
}
