package c10k.bench.peer;

import c10k.bench.http.Greeting;
import c10k.bench.process.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty 12 with its own handler interface: a few threads select, and handlers, which may block, are called in virtual threads. It sends a date, and
 * not its name.
 */
public final class JettyHttp implements RunningServer {

  /** Its name as a contestant. */
  public static final String LABEL = "jetty";

  /** How it works, in one phrase. */
  public static final String DESCRIPTION = "Jetty 12, handlers in virtual threads";

  private static final int BACKLOG = 4_096;

  private final Server server;
  private final ServerConnector connector;

  private JettyHttp(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /** Starts it on a free port of the loopback address. */
  public static JettyHttp start() throws IOException {
    var threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var server = new Server(threads);
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    var connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setAcceptQueueSize(BACKLOG);
    server.addConnector(connector);
    server.setHandler(new GreetingHandler());
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("Jetty does not start: " + e.getMessage(), e);
    }
    return new JettyHttp(server, connector);
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not stop", e);
    }
  }

  /** May block as far as Jetty knows, which is why it gets a virtual thread. */
  private static final class GreetingHandler extends Handler.Abstract {
    private static final ByteBuffer BODY = Greeting.direct();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Greeting.CONTENT_TYPE);
      response.write(true, BODY.duplicate(), callback);
      return true;
    }
  }
}
