package c10k.bench.http;

import c10k.http.Body;
import c10k.http.Headers;
import c10k.http.HttpProtocol;
import c10k.http.Response;
import c10k.server.ConcurrencyModel;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Servers of the greeting. */
final class HttpServers {

  private HttpServers() {}

  static Server serve(ConcurrencyModel model) throws IOException {
    return serve(model, 200, Greeting.TEXT);
  }

  static Server serve(ConcurrencyModel model, int status, String text) throws IOException {
    var response = new Response(status, Headers.of("Content-Type", "text/plain"), new Body.Bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    var config = ServerConfig.builder().drainTimeout(Duration.ZERO).build();
    return model.serve(config, new HttpProtocol((request, peer) -> response));
  }

  static ConcurrencyModel anyModel() {
    return ConcurrencyModel.all().getFirst();
  }
}
