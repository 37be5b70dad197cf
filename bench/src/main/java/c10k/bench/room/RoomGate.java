package c10k.bench.room;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Checks that a server broadcasts lines correctly before anybody measures how fast it does: every other client gets every line, whole and in order,
 * and its sender gets none.
 *
 * <p>Confined to one thread.
 */
public final class RoomGate {
  private static final int RECEIVERS = 4;
  private static final int LINES = 300;
  private static final int LONGEST_LINE_BYTES = 16 * 1_024;
  private static final byte[] HELLO = {'h', '\n'};
  private static final byte[] START = {'s', '\n'};
  private static final int GREETING_MILLIS = 20;
  private static final int FIRST_PRINTABLE = ' ';
  private static final int PRINTABLE = 95;
  private static final long SEED = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private RoomGate() {}

  /**
   * Connects five clients, of which the last sends 300 lines of 1 byte to 16 KiB.
   *
   * @throws IOException saying what is wrong with the server, or that it cannot be reached
   */
  public static void check(InetSocketAddress server) throws IOException {
    check(server, PATIENCE);
  }

  static void check(InetSocketAddress server, Duration patience) throws IOException {
    var clients = new ArrayList<Socket>();
    try {
      while (clients.size() <= RECEIVERS) {
        clients.add(connect(server, patience));
      }
      broadcast(clients.subList(0, RECEIVERS), clients.getLast());
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  private static Socket connect(InetSocketAddress server, Duration patience) throws IOException {
    var socket = new Socket();
    int millis = Math.toIntExact(patience.toMillis());
    try {
      socket.connect(server, millis);
      socket.setSoTimeout(millis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void broadcast(List<Socket> receivers, Socket sender) throws IOException {
    awaitAdmission(receivers, sender);
    var random = new SplittableRandom(SEED);
    for (int number = 0; number < LINES; number++) {
      var line = line(random);
      sender.getOutputStream().write(line);
      for (var receiver : receivers) {
        requireSame(number, line, receiver);
      }
    }
    sender.shutdownOutput();
    if (sender.getInputStream().read() >= 0) {
      throw new IOException("the sender got its own line");
    }
  }

  /** A client hears nothing until it has been accepted, so the sender repeats itself until it was heard. */
  private static void awaitAdmission(List<Socket> receivers, Socket sender) throws IOException {
    for (var receiver : receivers) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(sender.getSoTimeout());
      do {
        if (System.nanoTime() - deadline > 0) {
          throw new IOException("a receiver heard nothing for " + sender.getSoTimeout() + " ms");
        }
        sender.getOutputStream().write(HELLO);
      } while (!hasHeard(receiver));
    }
    sender.getOutputStream().write(START);
    for (var receiver : receivers) {
      skipGreetings(receiver);
    }
  }

  private static boolean hasHeard(Socket receiver) throws IOException {
    int patience = receiver.getSoTimeout();
    try {
      receiver.setSoTimeout(GREETING_MILLIS);
      return receiver.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      receiver.setSoTimeout(patience);
    }
  }

  private static void skipGreetings(Socket receiver) throws IOException {
    for (int next = receiver.getInputStream().read(); next != START[0]; next = receiver.getInputStream().read()) {
      if (next < 0) {
        throw new EOFException("the server closed a receiver's connection after the greeting");
      }
    }
    if (receiver.getInputStream().read() != '\n') {
      throw new IOException("a receiver got a greeting that was not sent");
    }
  }

  private static byte[] line(SplittableRandom random) {
    var bytes = new byte[(int) Math.exp(random.nextDouble() * Math.log(LONGEST_LINE_BYTES))];
    for (int i = 0; i < bytes.length - 1; i++) {
      bytes[i] = (byte) (FIRST_PRINTABLE + random.nextInt(PRINTABLE));
    }
    bytes[bytes.length - 1] = '\n';
    return bytes;
  }

  private static void requireSame(int number, byte[] line, Socket receiver) throws IOException {
    byte[] got;
    try {
      got = receiver.getInputStream().readNBytes(line.length);
    } catch (SocketTimeoutException e) {
      throw new IOException("a receiver got " + number + " lines, and then none for " + receiver.getSoTimeout() + " ms", e);
    }
    if (got.length < line.length) {
      throw new EOFException("the server closed a receiver's connection after " + number + " lines");
    }
    if (!Arrays.equals(got, line)) {
      throw new IOException("instead of line " + number + ", of " + line.length + " bytes, a receiver got other bytes");
    }
  }
}
