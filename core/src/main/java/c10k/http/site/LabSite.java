package c10k.http.site;

import c10k.http.Answer;
import c10k.http.Body;
import c10k.http.Headers;
import c10k.http.HttpConfig;
import c10k.http.HttpProtocol;
import c10k.http.Request;
import c10k.http.Response;
import c10k.http.site.Router.Route;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.work.WorkOrder;
import c10k.work.Workload;
import java.util.ArrayList;
import java.util.List;

/** The lab's own site: what a newcomer can ask any of its servers for. */
public final class LabSite {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private LabSite() {}

  /** The protocol {@code http}, which serves the site with these routes besides. */
  public static Protocol protocol(List<Route> more, HttpConfig config) {
    return new HttpProtocol("http", router(more), config);
  }

  /** The site, with these routes besides. Its first page lists all of them. */
  public static Router router(List<Route> more) {
    return router(more, Workload.real());
  }

  /** The same with work that takes its time in another way. */
  static Router router(List<Route> more, Workload workload) {
    var routes = new ArrayList<Route>();
    routes.add(new Route("POST", "/echo", "gives back the body that it gets", (request, peer) -> echo(request)));
    routes.add(new Route("GET", "/stats", "this server's figures, as JSON", (request, peer) -> stats(peer)));
    routes.add(new Route("GET", "/health", "says ok", (request, peer) -> fresh(Response.text(OK, "ok\n"))));
    routes.add(new Route("GET", "/work", "works first: /work?sleep=5ms or /work?burn=200us", (request, peer) -> work(request, workload)));
    routes.addAll(more);
    routes.addFirst(firstPage(routes));
    return new Router(routes);
  }

  /** A page that lists itself and the others. */
  private static Route firstPage(List<Route> others) {
    var text = new StringBuilder("C10K Lab: one site, served by four concurrency models. What can be asked for here:\n\n");
    var about = "this page";
    text.append(line("GET", "/", about));
    others.forEach(route -> text.append(line(route.method(), route.path(), route.description())));
    var page = Response.text(OK, text.toString());
    return new Route("GET", "/", about, (request, peer) -> page);
  }

  private static String line(String method, String path, String description) {
    return "%-4s  %-10s  %s\n".formatted(method, path, description);
  }

  private static Response echo(Request request) {
    var type = request.headers().first("Content-Type").orElse("application/octet-stream");
    // Or a browser might take what somebody sent for a page of ours.
    var headers = Headers.of("Content-Type", type, "X-Content-Type-Options", "nosniff");
    return new Response(OK, headers, new Body.Bytes(request.body()));
  }

  private static Response stats(Peer peer) {
    return fresh(Response.json(StatsJson.of(peer.serverStats()) + "\n"));
  }

  /** What is true now is not to be kept. */
  private static Response fresh(Response response) {
    return response.with("Cache-Control", "no-store");
  }

  private static Answer work(Request request, Workload workload) {
    var words = request.query().replace('=', ' ');
    var order = WorkOrder.parse(words);
    return order.isPresent()
        ? new Answer.Later(() -> done(order.get(), workload))
        : Response.text(BAD_REQUEST, "error: " + WorkOrder.SYNTAX + ", as /work?sleep=5ms\n");
  }

  private static Response done(WorkOrder order, Workload workload) throws InterruptedException {
    order.carryOut(workload);
    return fresh(Response.text(OK, "done " + order.text() + "\n"));
  }
}
