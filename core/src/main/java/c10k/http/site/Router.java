package c10k.http.site;

import c10k.http.Answer;
import c10k.http.Body;
import c10k.http.Handler;
import c10k.http.Headers;
import c10k.http.Request;
import c10k.http.Response;
import c10k.server.Peer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handler of a request by its method and its path. Immutable, so safe for concurrent use.
 *
 * <p>HEAD is answered by the handler of GET, and OPTIONS by the router. Paths are compared as they come: {@code /%65cho} is not {@code
 * /echo}.
 */
public final class Router implements Handler {
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int NOT_IMPLEMENTED = 501;

  /** Others are implemented for no path at all, which is another answer than "not for this one" (RFC 9110, section 15.6.2). */
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final String WHOLE_SERVER = "*";

  /**
   * One thing that can be asked for.
   *
   * @param path exactly this one; or, if it ends with {@code /…}, all below, and that without the ending
   * @param description for people, in one line
   */
  public record Route(String method, String path, String description, Handler handler) {
    private static final String BELOW = "/…";

    boolean isTree() {
      return path.endsWith(BELOW);
    }

    String root() {
      return isTree() ? path.substring(0, path.length() - BELOW.length()) : path;
    }
  }

  private final Map<String, Resource> exact;

  /** The longest first: the nearest tree counts. */
  private final List<Resource> trees;

  /**
   * A router of these routes.
   *
   * @throws IllegalArgumentException if two of them have the same method and path
   */
  public Router(List<Route> routes) {
    this.exact = resources(routes.stream().filter(route -> !route.isTree()).toList());
    this.trees = resources(routes.stream().filter(Route::isTree).toList()).values().stream()
        .sorted(Comparator.comparingInt((Resource resource) -> resource.root.length()).reversed())
        .toList();
  }

  private static Map<String, Resource> resources(List<Route> routes) {
    var byRoot = new TreeMap<String, Resource>();
    for (var route : routes) {
      byRoot.computeIfAbsent(route.root(), Resource::new).add(route);
    }
    return Map.copyOf(byRoot);
  }

  @Override
  public Answer handle(Request request, Peer peer) {
    if (!METHODS.contains(request.method())) {
      return Response.text(NOT_IMPLEMENTED, "This server does not know the method " + request.method() + ".\n");
    }
    if (request.target().equals(WHOLE_SERVER)) {
      return aboutTheServer(request);
    }
    var resource = resource(request.path());
    return resource == null ? Response.text(NOT_FOUND, "There is nothing here; / tells what there is.\n") : resource.handle(request, peer);
  }

  private static Answer aboutTheServer(Request request) {
    return request.method().equals("OPTIONS")
        ? options(String.join(", ", new TreeSet<>(METHODS)))
        : Response.text(BAD_REQUEST, "The target * is for OPTIONS only.\n");
  }

  private static Response options(String allow) {
    return new Response(NO_CONTENT, Headers.of("Allow", allow), Body.empty());
  }

  private @Nullable Resource resource(String path) {
    var resource = exact.get(path);
    return resource == null ? tree(path) : resource;
  }

  private @Nullable Resource tree(String path) {
    for (var tree : trees) {
      if (path.startsWith(tree.root) && (path.length() == tree.root.length() || path.charAt(tree.root.length()) == '/')) {
        return tree;
      }
    }
    return null;
  }

  /** What one path, or the tree below it, can be asked. Not changed any more once the router is built. */
  private static final class Resource {
    private final String root;
    private final Map<String, Handler> byMethod = new TreeMap<>();

    Resource(String root) {
      this.root = root;
    }

    void add(Route route) {
      if (byMethod.putIfAbsent(route.method(), route.handler()) != null) {
        throw new IllegalArgumentException("There are two routes for " + route.method() + " " + route.path() + ".");
      }
    }

    Answer handle(Request request, Peer peer) {
      var handler = handler(request.method());
      if (handler != null) {
        return handler.handle(request, peer);
      }
      return request.method().equals("OPTIONS") ? options(allow()) : notAllowed(request.method());
    }

    private @Nullable Handler handler(String method) {
      var handler = byMethod.get(method);
      return handler == null && method.equals("HEAD") ? byMethod.get("GET") : handler;
    }

    private Response notAllowed(String method) {
      return Response.text(METHOD_NOT_ALLOWED, "Not by " + method + ", but by " + allow() + ".\n").with("Allow", allow());
    }

    private String allow() {
      var allowed = new TreeSet<>(byMethod.keySet());
      allowed.add("OPTIONS");
      if (allowed.contains("GET")) {
        allowed.add("HEAD");
      }
      return String.join(", ", allowed);
    }
  }
}
