package c10k.bench.live;

import c10k.http.Request;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets only our own page read along. A page from elsewhere, open in the browser of whoever runs the lab, may open WebSockets to any address; but the browser says in
 * {@code Origin} where the page came from (RFC 6455, section 10.2).
 */
final class SameOrigin {
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private final Set<String> names;

  /** @param ownName what this machine calls itself */
  SameOrigin(String ownName) {
    var name = ownName.toLowerCase(Locale.ROOT);
    this.names = Set.of("localhost", name.isEmpty() ? "localhost." : name, name + ".local");
  }

  /** Tells whether the request comes from our page, or from a program that is no browser and sends no {@code Origin}. */
  boolean holds(Request request) {
    var origins = request.headers().all("Origin");
    if (origins.isEmpty()) {
      return true;
    }
    var host = request.headers().first("Host").orElse("").toLowerCase(Locale.ROOT);
    return origins.size() == 1 && origins.getFirst().toLowerCase(Locale.ROOT).equals("http://" + host) && isOurs(host);
  }

  /**
   * Whoever owns a name can let it point to this machine once the page is loaded, and origin and host agree. So a name has to be one that nobody else owns.
   */
  private boolean isOurs(String host) {
    var name = PORT.matcher(host).replaceFirst("");
    return ADDRESS.matcher(name).matches() || names.contains(name);
  }
}
