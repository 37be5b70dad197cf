package c10k.bench.launch;

import c10k.bench.http.HttpMode;
import c10k.bench.report.ScenarioKind;

/** How trials of HTTP use connections. */
final class HttpModes {

  private HttpModes() {}

  static HttpMode of(ScenarioKind kind) {
    return switch (kind) {
      case HTTP_KEEPALIVE -> HttpMode.KEEPALIVE;
      case HTTP_PIPELINED -> HttpMode.PIPELINED;
      case HTTP_CLOSE -> HttpMode.CLOSE;
      case ECHO, LATENCY, MEMORY, WEBSOCKET -> throw new IllegalArgumentException(kind + " is no trial of HTTP.");
    };
  }
}
