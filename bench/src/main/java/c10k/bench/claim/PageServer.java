package c10k.bench.claim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty, which answers every request with a kilobyte, over HTTP/1.1 and, where the client wishes so, over HTTP/2 without encryption. It counts the
 * connections that requests came over.
 *
 * <p>Threads: any.
 */
public final class PageServer implements AutoCloseable {
  /** Bytes of a page, and of each of its resources. */
  static final int BODY_BYTES = 1_024;

  private final Server server = new Server();
  private final ServerConnector connector;
  private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();

  private PageServer() {
    var configuration = new HttpConfiguration();
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration), new HTTP2CServerConnectionFactory(configuration));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(new Kilobyte(clientPorts));
  }

  /** Starts it on a free port of the loopback address. */
  public static PageServer start() throws IOException {
    var page = new PageServer();
    try {
      page.server.start();
    } catch (Exception e) {
      throw new IOException("Jetty does not start: " + e.getMessage(), e);
    }
    return page;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort());
  }

  /** Connections that brought a request since the last call. */
  int connectionsSeen() {
    int seen = clientPorts.size();
    clientPorts.clear();
    return seen;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not stop", e);
    }
  }

  private static final class Kilobyte extends Handler.Abstract.NonBlocking {
    private static final ByteBuffer BODY = ByteBuffer.allocateDirect(BODY_BYTES).asReadOnlyBuffer();

    private final Set<Integer> clientPorts;

    Kilobyte(Set<Integer> clientPorts) {
      this.clientPorts = clientPorts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      clientPorts.add(Request.getRemotePort(request));
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, BODY_BYTES);
      response.write(true, BODY.duplicate(), callback);
      return true;
    }
  }
}
