package c10k.bench.launch;

import c10k.bench.process.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How thorough a comparison is.
 *
 * @param name as on the command line
 * @param rounds unless told otherwise
 * @param memoryRounds rounds that measure memory, which hardly varies
 * @param connections numbers of connections, unless told otherwise
 * @param peers labels of the peers that take part, by service
 * @param control whether the reference runs twice, to show how far equals differ
 * @param smokeTest whether it is too short to tell small differences
 */
public record Profile(
    String name,
    int rounds,
    int memoryRounds,
    List<Integer> connections,
    Map<Service, List<String>> peers,
    boolean control,
    boolean smokeTest,
    Timing timing) {

  /** Under three minutes on two cores: shows that everything works, and large differences. */
  public static final Profile QUICK = new Profile(
      "quick",
      2,
      1,
      List.of(64),
      Map.of(
          Service.ECHO, List.of("c-epoll", "netty-epoll"),
          Service.HTTP, List.of("netty-epoll", "node", "jdk-httpserver", "jetty"),
          Service.WEBSOCKET, List.of("node-ws")),
      false,
      true,
      new Timing(Duration.ofMillis(1_500), Duration.ofMillis(1_000), Duration.ofSeconds(2), Duration.ofMillis(2_500)));

  /** Enough rounds for intervals, both numbers of connections, and a control. */
  public static final Profile FULL = new Profile(
      "full",
      6,
      3,
      List.of(64, 1_000),
      Map.of(
          Service.ECHO, List.of("c-epoll", "netty-epoll", "netty-nio"),
          Service.HTTP, List.of("netty-epoll", "netty-nio", "node", "jdk-httpserver", "jetty"),
          Service.WEBSOCKET, List.of("node-ws")),
      true,
      false,
      new Timing(Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(8)));

  /** Labels of the peers that take part in the comparison of a service. */
  public List<String> peers(Service service) {
    return peers.getOrDefault(service, List.of());
  }

  /** All of them. */
  public static List<Profile> all() {
    return List.of(QUICK, FULL);
  }
}
