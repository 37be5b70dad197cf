package c10k.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.WorkProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.server.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The live page as people see it, in a real browser. */
@Timeout(240)
class LivePageBrowserTest {
  private static final String LIVE = "document.getElementById('state').dataset.state === 'live'";
  private static final String ALL_CHARTS_MOVE = "[...document.querySelectorAll('[data-chart]')].filter(chart => chart.dataset.updates > 3).length === 4";
  private static final String CHAT = "document.getElementById('chat').innerText";

  private static Browser browser;

  @BeforeAll
  static void startBrowser() throws IOException {
    assumeTrue(Browser.program().isPresent(), "There is no Chromium on this machine.");
    browser = Browser.start(Browser.program().orElseThrow());
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  private static Server serve(ConcurrencyModel model, Protocol protocol, int port) throws IOException {
    var config = ServerConfig.builder().address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).build();
    return model.serve(config, LiveProtocol.of(protocol, model, Ticker.system()));
  }

  private static String page(Server server) {
    return "http://127.0.0.1:" + server.address().getPort() + LiveProtocol.PATH;
  }

  private static ConcurrencyModel eventLoop() {
    return models().stream().filter(model -> model.name().equals("event-loop")).findFirst().orElseThrow();
  }

  private static void say(Tab tab, String name, String text) {
    tab.value("document.getElementById('name').value = '" + name + "'; document.getElementById('text').value = '" + text
        + "'; document.getElementById('say').requestSubmit()");
  }

  @ParameterizedTest
  @MethodSource("models")
  void chartsMUSTMoveAndTheChatMUSTReachPagesAndTerminals(ConcurrencyModel model) throws IOException {
    try (var server = serve(model, new BroadcastProtocol(), 0);
        var one = browser.open();
        var other = browser.open();
        var terminal = new Terminal(server)) {
      one.visit(page(server)).until(LIVE);
      other.visit(page(server)).until(LIVE);
      one.until(ALL_CHARTS_MOVE);
      assertThat(one.value("document.getElementById('model').innerText").asText()).startsWith(model.name());
      terminal.type("<img src=x onerror=console.error(1)> from a terminal");
      one.until(CHAT + ".includes('<img src=x onerror=console.error(1)> from a terminal')");
      other.until(CHAT + ".includes('from a terminal')");
      say(one, "Ann <b>", "hello <i>everybody</i>");
      other.until(CHAT + ".includes('Ann <b>') && " + CHAT + ".includes('hello <i>everybody</i>')");
      one.until("document.querySelectorAll('#chat .own').length === 1");
      assertThat(terminal.nextLine()).isEqualTo("Ann <b>: hello <i>everybody</i>");
      assertThat(other.value("document.querySelectorAll('#chat img, #chat i').length").asInt()).isZero();
      one.until("document.querySelector('[data-chart=connections]').dataset.latest >= 3");
      for (var tab : List.of(one, other)) {
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.requests()).isNotEmpty().allMatch(
            address -> address.matches("(http|ws)://127\\.0\\.0\\.1:" + server.address().getPort() + "/.*") || address.startsWith("data:"));
      }
    }
  }

  @Test
  void whatHoldsUpTheLoopMUSTBeSeenOnThePage() throws IOException {
    try (var server = serve(eventLoop(), new WorkProtocol(), 0); var tab = browser.open(); var terminal = new Terminal(server)) {
      tab.visit(page(server)).until(LIVE);
      tab.until(ALL_CHARTS_MOVE);
      terminal.type("sleep 3s");
      tab.until("document.getElementById('state').dataset.state === 'stalled'");
      assertThat(terminal.nextLine()).isEqualTo("done sleep 3s");
      tab.until(LIVE);
      // The slowest of all pings so far has waited for most of it.
      tab.until("Math.max(...series.latency.points.map(point => point.value ?? 0)) > 1000");
      tab.until("document.querySelector('[data-chart=messages]').dataset.updates > 8");
    }
  }

  @Test
  void aPageMUSTComeBackWhenItsServerDoes() throws IOException {
    var first = serve(eventLoop(), new BroadcastProtocol(), 0);
    int port = first.address().getPort();
    try (var tab = browser.open()) {
      try (first) {
        tab.visit(page(first)).until(LIVE);
      }
      tab.until("document.getElementById('state').dataset.state === 'lost' && document.getElementById('send').disabled");
      try (var second = serve(eventLoop(), new BroadcastProtocol(), port)) {
        tab.until(LIVE);
        assertThat(second.stats().accepted()).isPositive();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void colourSchemesMUSTBeFollowedAndCanBeSwitched(String scheme) throws IOException {
    try (var server = serve(eventLoop(), new BroadcastProtocol(), 0); var tab = browser.open()) {
      tab.prefers("prefers-color-scheme", scheme).visit(page(server)).until(LIVE);
      var dark = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every(part => part < 100)";
      assertThat(tab.value(dark).asBoolean()).isEqualTo(scheme.equals("dark"));
      tab.value("document.getElementById('theme').click()");
      assertThat(tab.value(dark).asBoolean()).isEqualTo(scheme.equals("light"));
      // And is remembered.
      tab.visit(page(server)).until(LIVE);
      assertThat(tab.value(dark).asBoolean()).isEqualTo(scheme.equals("light"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768, 1_280})
  void nothingMUSTStickOutAtAnyWidth(int width) throws IOException {
    try (var server = serve(eventLoop(), new BroadcastProtocol(), 0); var tab = browser.open(); var terminal = new Terminal(server)) {
      tab.screen(width, 800, 2).visit(page(server)).until(LIVE);
      terminal.type("x".repeat(280));
      tab.until(CHAT + ".includes('xxx')");
      assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
      assertThat(tab.value("[...document.querySelectorAll('canvas')].every(canvas => canvas.width === Math.round(2 * canvas.clientWidth))").asBoolean())
          .as("crisp").isTrue();
      assertThat(tab.value(
          "[...document.querySelectorAll('button, input, canvas')].every(one => one.labels?.length || one.getAttribute('aria-label') || one.innerText)")
          .asBoolean()).as("everything has a name").isTrue();
    }
  }
}
