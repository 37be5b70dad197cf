package c10k.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that treats each connection as told, right or wrong. */
public final class ScriptedServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  private final ServerSocket listener;
  private final Script script;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  /** What happens on a connection; it is closed at the end. */
  @FunctionalInterface
  public interface Script {
    void converse(InputStream in, OutputStream out) throws Exception;
  }

  private ScriptedServer(Script script) throws IOException {
    this.script = script;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  }

  public static ScriptedServer start(Script script) throws IOException {
    var server = new ScriptedServer(script);
    Thread.ofVirtual().name("ScriptedServer").start(server::accept);
    return server;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> converse(socket));
      }
    } catch (IOException e) {
      // Closed, as every test does at its end.
      open.forEach(ScriptedServer::close);
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      script.converse(socket.getInputStream(), socket.getOutputStream());
    } catch (Exception e) {
      // The other side went away, which is its right.
      close(socket);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(ScriptedServer::close);
  }
}
