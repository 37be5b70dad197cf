package c10k.bench.scale;

import c10k.bench.load.LoadResult;
import c10k.bench.websocket.Announcements;
import c10k.bench.websocket.Histograms;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** All processes of clients together. Confined to one thread. */
final class Crowd implements AutoCloseable {

  /** Linux makes no other limit on the backlog of the lab's servers; half of it, so that no handshake is ever dropped. */
  private static final int MOST_IN_FLIGHT = 2_048;

  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
  private static final Duration NEWS = Duration.ofMillis(50);
  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Looks in a row without a new delivery after which a broadcast counts as over. */
  private static final int QUIET_LOOKS = 2;

  private final List<ClientProcess> processes = new ArrayList<>();

  private Crowd() {}

  /** Starts processes, which share the connections, and each of which has an address of its own. */
  static Crowd start(InetSocketAddress server, int connections, int processes) throws IOException {
    var crowd = new Crowd();
    try {
      for (int i = 0; i < processes; i++) {
        int share = connections / processes + (i < connections % processes ? 1 : 0);
        crowd.processes.add(ClientProcess.start(server, share, "127.0.1." + (1 + i), Math.max(1, MOST_IN_FLIGHT / processes)));
      }
      return crowd;
    } catch (IOException e) {
      crowd.close();
      throw e;
    }
  }

  int opened() {
    return processes.stream().mapToInt(ClientProcess::opened).sum();
  }

  boolean isOpen() {
    return processes.stream().allMatch(ClientProcess::isOpen);
  }

  /** Waits a moment for news of the opening. */
  void awaitNews() throws IOException, InterruptedException {
    for (var process : processes) {
      if (!process.isOpen()) {
        process.awaitNews(NEWS);
      }
    }
  }

  /** Has all of them ask each server for a sign of life on each connection, at the same time. */
  Histogram ping() throws IOException, InterruptedException {
    return merge(ask(ClientMain.PING));
  }

  /**
   * Broadcasts until everybody has heard something, which takes one message for each worker.
   *
   * @return how many messages it took
   */
  int announceToAll() throws IOException, InterruptedException {
    ask(ClientMain.LISTEN);
    int messages = 0;
    for (int sender = uninformedProcess(); sender >= 0; sender = uninformedProcess()) {
      if (messages == Announcements.MOST_MESSAGES) {
        throw new IOException("after " + messages + " broadcasts there are still WebSockets that have heard none");
      }
      processes.get(sender).tell(ClientMain.ANNOUNCE + " number=" + messages++);
      processes.get(sender).answer(ClientMain.ANNOUNCE, LONGEST_ANSWER);
      awaitQuiet();
    }
    return messages;
  }

  /** From the sender's call to the arrival at each of the others, over all messages. */
  Histogram announcementTimes() throws IOException, InterruptedException {
    return merge(ask(ClientMain.TIMES));
  }

  private int uninformedProcess() throws IOException, InterruptedException {
    var counts = ask(ClientMain.COUNT);
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).number("uninformed") > 0) {
        return i;
      }
    }
    return -1;
  }

  private void awaitQuiet() throws IOException, InterruptedException {
    long before = -1;
    int quiet = 0;
    while (quiet < QUIET_LOOKS) {
      LockSupport.parkNanos(SETTLE_NANOS);
      long now = 0;
      for (var count : ask(ClientMain.COUNT)) {
        now += count.number("deliveries");
      }
      quiet = now == before ? quiet + 1 : 0;
      before = now;
    }
  }

  private List<Words> ask(String command) throws IOException, InterruptedException {
    for (var process : processes) {
      process.tell(command);
    }
    var answers = new ArrayList<Words>();
    for (var process : processes) {
      answers.add(process.answer(command, LONGEST_ANSWER));
    }
    return answers;
  }

  private static Histogram merge(List<Words> answers) throws IOException {
    var merged = LoadResult.newHistogram();
    for (var answer : answers) {
      merged.add(Histograms.decode(answer.text("times")));
    }
    return merged;
  }

  /** Ends all of them. */
  @Override
  public void close() {
    processes.forEach(ClientProcess::close);
  }
}
