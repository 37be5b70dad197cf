package c10k.bench.scale;

import c10k.bench.websocket.Announcements;
import c10k.bench.websocket.ClientPlan;
import c10k.bench.websocket.Histograms;
import c10k.bench.websocket.RoundTrips;
import c10k.bench.websocket.WebSocketClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The main class of a process of clients: opens its WebSockets, holds them, and does as it is told on standard input until
 * {@code stop} or the input's end. So it never outlives its controller.
 *
 * <p>Threads: the main one has the clients; another reads.
 */
public final class ClientMain {
  static final String OPENED = "opened";
  static final String OPEN = "open";
  static final String PING = "ping";
  static final String LISTEN = "listen";
  static final String ANNOUNCE = "announce";
  static final String COUNT = "count";
  static final String TIMES = "times";
  static final String STOP = "stop";
  static final String FAILED = "failed";

  private static final long LOOK_FOR_COMMANDS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long TELL_PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final WebSocketClients clients;
  private Optional<Announcements> announcements = Optional.empty();

  private ClientMain(WebSocketClients clients) {
    this.clients = clients;
  }

  /**
   * Runs clients.
   *
   * @param args host, port, number of connections, the address to connect from, and handshakes under way at once
   */
  public static void main(String[] args) throws IOException {
    var commands = new ConcurrentLinkedQueue<String>();
    Thread.ofPlatform().daemon().name("commands").start(() -> read(commands));
    var server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    var plan = new ClientPlan(server, Integer.parseInt(args[2]), Optional.of(InetAddress.getByName(args[3])), Integer.parseInt(args[4]));
    try (var clients = WebSocketClients.open(plan, new Progress()::tell)) {
      say(OPEN);
      new ClientMain(clients).serve(commands);
    } catch (IOException e) {
      say(FAILED + " " + e.getMessage());
      System.exit(1);
    }
  }

  private static void read(Queue<String> commands) {
    try (var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        commands.add(line);
      }
    } catch (IOException e) {
      // The controller is gone, as at the end.
    }
    if (!commands.contains(STOP)) {
      Runtime.getRuntime().halt(1);
    }
  }

  private void serve(Queue<String> commands) throws IOException {
    for (var command = commands.peek(); !STOP.equals(command); command = commands.peek()) {
      if (command == null) {
        clients.hold(LOOK_FOR_COMMANDS_NANOS);
      } else {
        say(answer(Words.parse(commands.remove())));
      }
      if (announcements.isPresent()) {
        announcements.get().requireGood();
      }
    }
  }

  private String answer(Words command) throws IOException {
    return switch (command.word()) {
      case PING -> PING + " times=" + Histograms.encode(RoundTrips.onEach(clients, RoundTrips.Kind.PING));
      case LISTEN -> {
        announcements = Optional.of(new Announcements(clients));
        yield LISTEN;
      }
      case ANNOUNCE -> {
        announcements.orElseThrow().announce((int) command.number("number"));
        yield ANNOUNCE;
      }
      case COUNT -> COUNT + " uninformed=" + announcements.orElseThrow().uninformed() + " deliveries=" + announcements.orElseThrow().deliveries();
      case TIMES -> TIMES + " times=" + Histograms.encode(announcements.orElseThrow().times());
      default -> throw new IOException("there is no command '" + command.word() + "'");
    };
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Tells now and then how many are open. */
  private static final class Progress {
    private long toldNanos = System.nanoTime();

    void tell(int opened) {
      if (System.nanoTime() - toldNanos > TELL_PROGRESS_NANOS) {
        toldNanos = System.nanoTime();
        say(OPENED + " count=" + opened);
      }
    }
  }
}
