package c10k.bench.launch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How thorough a comparison is. */
public enum Profile {
  /** Under three minutes on two cores: shows that everything works, and large differences. */
  QUICK(
      2,
      1,
      List.of(64),
      List.of("c-epoll", "netty-epoll"),
      new Timing(Duration.ofMillis(1_500), Duration.ofMillis(1_000), Duration.ofSeconds(2), Duration.ofMillis(2_500))),
  /** Enough rounds for intervals, both numbers of connections, and a control. */
  FULL(
      6,
      3,
      List.of(64, 1_000),
      List.of("c-epoll", "netty-epoll", "netty-nio"),
      new Timing(Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(8)));

  private final int rounds;
  private final int memoryRounds;
  private final List<Integer> connections;
  private final List<String> peers;
  private final Timing timing;

  Profile(int rounds, int memoryRounds, List<Integer> connections, List<String> peers, Timing timing) {
    this.rounds = rounds;
    this.memoryRounds = memoryRounds;
    this.connections = connections;
    this.peers = peers;
    this.timing = timing;
  }

  /** As on the command line. */
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Rounds unless told otherwise. */
  public int rounds() {
    return rounds;
  }

  /** Numbers of connections unless told otherwise. */
  public List<Integer> connections() {
    return connections;
  }

  /** Labels of the peers that take part. */
  public List<String> peers() {
    return peers;
  }

  /** Whether the reference runs twice, to show how far equals differ. */
  public boolean hasControl() {
    return this != QUICK;
  }

  int memoryRounds() {
    return memoryRounds;
  }

  Timing timing() {
    return timing;
  }
}
