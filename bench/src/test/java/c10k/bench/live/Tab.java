package c10k.bench.live;

import c10k.testkit.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page in a {@link Browser}: what it is told, asked, and what it complains about. */
final class Tab implements AutoCloseable {
  private static final Await AWAIT = new Await(Browser.PATIENCE);

  private final Browser browser;
  private final String session;
  private final String context;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  Tab(Browser browser, String session, String context) {
    this.browser = browser;
    this.session = session;
    this.context = context;
  }

  /** Goes to an address, listening for complaints and requests from the beginning. */
  Tab visit(String address) {
    for (var domain : List.of("Runtime", "Log", "Network", "Page")) {
      command(domain + ".enable", Browser.object());
    }
    command("Page.navigate", Browser.object().put("url", address));
    return this;
  }

  /** A screen of this width and height in CSS pixels. */
  Tab screen(int width, int height, double pixelRatio) {
    command("Emulation.setDeviceMetricsOverride",
        Browser.object().put("width", width).put("height", height).put("deviceScaleFactor", pixelRatio).put("mobile", width < 600));
    return this;
  }

  /** Says what its user likes, such as {@code prefers-color-scheme: dark}. */
  Tab prefers(String feature, String value) {
    var parameters = Browser.object();
    parameters.putArray("features").addObject().put("name", feature).put("value", value);
    command("Emulation.setEmulatedMedia", parameters);
    return this;
  }

  /** The value of an expression. */
  JsonNode value(String expression) {
    var result = command("Runtime.evaluate", Browser.object().put("expression", expression).put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + " failed: " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression is true; as long as the page is being loaded, it may fail. */
  void until(String expression) {
    AWAIT.until("in the page: " + expression, () -> value("(() => { try { return !!(" + expression + "); } catch { return false; } })()").asBoolean());
  }

  /** A picture of the whole page, for people to look at. */
  void picture(Path file) throws IOException {
    var picture = command("Page.captureScreenshot", Browser.object().put("format", "png").put("captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  /** Errors and warnings in the console, and exceptions that nobody caught. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Everything that was asked for, with its address. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  void heard(JsonNode event) {
    var parameters = event.path("params");
    switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown" -> complaints.add(parameters.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> complaints.add(parameters.path("args").toString());
      case "Log.entryAdded" -> complaints.add(parameters.path("entry").toString());
      case "Network.requestWillBeSent" -> requests.add(parameters.path("request").path("url").asText());
      case "Network.webSocketCreated" -> requests.add(parameters.path("url").asText());
      default -> {
        // Of no interest.
      }
    }
  }

  private JsonNode command(String method, ObjectNode parameters) {
    return browser.command(session, method, parameters);
  }

  @Override
  public void close() {
    browser.command("", "Target.disposeBrowserContext", Browser.object().put("browserContextId", context));
  }
}
