package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.http.Handler;
import c10k.http.Response;
import c10k.http.site.Router.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private static final Router ROUTER =
      new Router(
          List.of(
              route("GET", "/"), route("GET", "/both"), route("POST", "/both"), route("POST", "/only-post"), route("OPTIONS", "/own-options"),
              route("GET", "/tree/…"), route("GET", "/tree/inner/…"), route("GET", "/tree/exact")));

  /** Answers with the route that was taken, and the method that its handler saw. */
  private static Route route(String method, String path) {
    return new Route(method, path, "", says(method + " " + path));
  }

  private static Handler says(String what) {
    return (request, peer) -> Response.text(200, "").with("Taken", latin1(what) + " by " + request.method());
  }

  /** Fields hold no other characters. */
  private static String latin1(String route) {
    return route.replace("…", "...");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, GET /", "GET, /?a=b, GET /", "GET, http://lab, GET /", "GET, http://lab/both?c, GET /both", "GET, /both, GET /both", "POST, /both, POST /both",
    "GET, /tree, GET /tree/…", "GET, /tree/, GET /tree/…", "GET, /tree/a/b, GET /tree/…", "GET, /tree/exact, GET /tree/exact",
    "GET, /tree/exact/, GET /tree/…", "GET, /tree/inner/x, GET /tree/inner/…", "GET, /tree/innermost, GET /tree/…",
    "OPTIONS, /own-options, OPTIONS /own-options", "HEAD, /both, GET /both", "HEAD, /tree/a, GET /tree/…"
  })
  void theNearestRouteMUSTAnswer(String method, String target, String taken) throws Exception {
    var response = Exchange.response(ROUTER, Exchange.request(method, target));
    assertThat(response.headers().first("Taken")).contains(latin1(taken) + " by " + method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/both/", "/BOTH", "/%62oth", "/treehouse", "//", "/both/x", "both", "lab:443"})
  void anUnknownPathMUSTBe404(String target) throws Exception {
    assertThat(Exchange.get(ROUTER, target).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /, 'GET, HEAD, OPTIONS'", "DELETE, /both, 'GET, HEAD, OPTIONS, POST'", "GET, /only-post, 'OPTIONS, POST'", "HEAD, /only-post, 'OPTIONS, POST'",
    "PUT, /tree/a, 'GET, HEAD, OPTIONS'"
  })
  void anotherMethodMUSTBe405WithThoseThatAreAllowed(String method, String target, String allow) throws Exception {
    var exchange = Exchange.of(ROUTER, Exchange.request(method, target));
    assertThat(exchange.status()).isEqualTo(405);
    assertThat(exchange.field("Allow")).isEqualTo(allow);
  }

  @ParameterizedTest
  @CsvSource({
    "/, 'GET, HEAD, OPTIONS'", "/both, 'GET, HEAD, OPTIONS, POST'", "/only-post, 'OPTIONS, POST'", "*, 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'"
  })
  void optionsMUSTTellTheMethods(String target, String allow) throws Exception {
    var exchange = Exchange.of(ROUTER, Exchange.request("OPTIONS", target));
    assertThat(exchange.status()).isEqualTo(204);
    assertThat(exchange.field("Allow")).isEqualTo(allow);
  }

  @Test
  void optionsOfAnUnknownPathMUSTBe404() throws Exception {
    assertThat(Exchange.of(ROUTER, Exchange.request("OPTIONS", "/nothing")).status()).isEqualTo(404);
  }

  @Test
  void theWholeServerMUSTBeForOptionsOnly() throws Exception {
    assertThat(Exchange.get(ROUTER, "*").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BREW", "get", "CONNECT", "TRACE", "PROPFIND"})
  void aMethodThatNobodyKnowsMUSTBe501(String method) throws Exception {
    assertThat(Exchange.of(ROUTER, Exchange.request(method, "/both")).status()).isEqualTo(501);
  }

  @Test
  void twoRoutesForTheSameMUSTBeRejected() {
    var twice = List.of(route("GET", "/a"), route("GET", "/a"));
    assertThatThrownBy(() -> new Router(twice)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("GET /a");
  }
}
