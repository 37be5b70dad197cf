package c10k.bench.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A peer that asks for work as soon as it has the answer to the last, in a thread of its own. */
final class Burner implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final byte[] order;
  private final Socket socket;
  private final Thread thread;
  private volatile boolean enough;

  private Burner(String line, Socket socket) {
    this.order = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    this.socket = socket;
    this.thread = Thread.ofPlatform().name("burner").unstarted(this::burn);
  }

  static Burner start(InetSocketAddress server, String line) throws IOException {
    var socket = new Socket();
    socket.connect(server, TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    var burner = new Burner(line, socket);
    burner.thread.start();
    return burner;
  }

  private void burn() {
    try {
      var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      while (!enough) {
        socket.getOutputStream().write(order);
        var answer = answers.readLine();
        if (answer == null || !answer.startsWith("done ")) {
          throw new IOException("the server did not do the work: " + answer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For messages. */
  @Override
  public String toString() {
    return new String(order, StandardCharsets.US_ASCII).strip();
  }

  /** Waits for the last answer. */
  @Override
  public void close() throws IOException {
    enough = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.close();
  }
}
