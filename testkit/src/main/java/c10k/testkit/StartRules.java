package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.protocol.EchoProtocol;
import c10k.server.ConfigurationException;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How a server starts, or fails to. */
abstract class StartRules extends Chapter {

  /** An address set aside for documentation (RFC 5737): no machine has it. */
  private static final String FOREIGN_ADDRESS = "192.0.2.1";

  /** A name set aside never to exist (RFC 2606). */
  private static final String UNKNOWN_HOST = "no-such-host.invalid";

  private static final int ROUNDS = 20;

  @Test
  @Rule("SV-1")
  void aServerMUSTListenOnTheAddressItNames() {
    var server = serve(new EchoProtocol());
    var address = server.address();
    assertThat(address.getPort()).isPositive();
    assertThat(address.getAddress().isLoopbackAddress()).isTrue();
    connect(server).roundTrip("hello");
    server.close();
    assertThat(server.address()).isEqualTo(address);
  }

  @Test
  @Rule("SV-1")
  void aServerMUSTListenOnThePortAskedFor() throws IOException {
    int port;
    try (var free = listening()) {
      port = free.getLocalPort();
    }
    var server = serve(new EchoProtocol(), config -> config.address(loopback(port)));
    assertThat(server.address().getPort()).isEqualTo(port);
    connect(server).roundTrip("hello");
  }

  @Test
  @Rule("SV-2")
  void aPortInUseMUSTFailWithAClearError() throws IOException {
    try (var other = listening()) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> tryToServe(loopback(port)))
          .isInstanceOf(ListenException.class)
          .hasMessageContaining(":" + port)
          .hasMessageContaining("Another program has it")
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  @Rule("SV-3")
  void aPrivilegedPortMUSTFailWithAClearError() throws IOException {
    var firstFreeForAll = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    Assumptions.assumeTrue(Files.exists(firstFreeForAll), "needs Linux");
    int port = Integer.parseInt(firstLineOf(firstFreeForAll)) - 1;
    Assumptions.assumeTrue(port > 0, "no port needs a privilege on this machine");
    try (var child = ChildJvm.start(scene(), withoutPrivilege(), ServerProgram.class, model().getClass().getName(), "" + port)) {
      assertThat(child.readLine())
          .contains(":" + port)
          .contains("need a privilege");
      assertThat(child.readLine()).as("threads left").isEqualTo("[]");
    }
  }

  /** In one read, as the kernel's settings have to be: a second one returns nothing. */
  private static String firstLineOf(Path setting) throws IOException {
    try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(setting), StandardCharsets.US_ASCII))) {
      return String.valueOf(reader.readLine());
    }
  }

  private static List<String> withoutPrivilege() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    var setpriv = Path.of("/usr/bin/setpriv");
    Assumptions.assumeTrue(Files.isExecutable(setpriv), "root may listen on any port, and there is no setpriv to give that up");
    return List.of(setpriv.toString(), "--bounding-set=-net_bind_service", "--inh-caps=-net_bind_service");
  }

  @Test
  @Rule("SV-4")
  void anAddressOfAnotherMachineMUSTFailWithAClearError() {
    assertThatThrownBy(() -> tryToServe(new InetSocketAddress(FOREIGN_ADDRESS, 0)))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining(FOREIGN_ADDRESS)
        .hasMessageContaining("No network interface of this machine");
  }

  @Test
  @Rule("SV-4")
  void anUnknownHostMUSTFailWithAClearError() {
    assertThatThrownBy(() -> tryToServe(InetSocketAddress.createUnresolved(UNKNOWN_HOST, 0)))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining(UNKNOWN_HOST)
        .hasMessageContaining("a name or an address of this machine");
  }

  @Test
  @Rule("SV-5")
  void aStartThatFailsMUSTLeaveNothingBehind() throws IOException {
    OpenDescriptors.assumeCountable();
    int port;
    try (var other = listening()) {
      port = other.getLocalPort();
      var hopeless = List.of(loopback(port), new InetSocketAddress(FOREIGN_ADDRESS, 0), InetSocketAddress.createUnresolved(UNKNOWN_HOST, 0));
      hopeless.forEach(this::failToServe);
      int before = OpenDescriptors.count();
      for (int i = 0; i < ROUNDS; i++) {
        hopeless.forEach(this::failToServe);
      }
      assertThat(OpenDescriptors.count()).as("descriptors after %s more attempts", ROUNDS).isLessThan(before + ROUNDS);
      assertThat(Threads.namedLike(model().name())).as("threads left").isEmpty();
    }
    var server = serve(new EchoProtocol(), config -> config.address(loopback(port)));
    connect(server).roundTrip("hello");
  }

  @Test
  @Rule("SV-6")
  void anUnknownOptionMUSTBeRejected() {
    assertThatThrownBy(() -> tryToServe(ServerConfig.builder().option("no-such-option", 1)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(model().name())
        .hasMessageContaining("no-such-option");
  }

  @Test
  @Rule("SV-6")
  void allWrongOptionsMUSTBeNamedAtOnce() {
    var config = ServerConfig.builder().option("no-such-option", 1).option("nor-this-one", 2);
    model().options().forEach(option -> config.option(option.name(), outOfRange(option)));
    var names = Stream.concat(model().options().stream().map(ModelOption::name), Stream.of("no-such-option", "nor-this-one")).toList();
    assertThatThrownBy(() -> tryToServe(config))
        .isInstanceOf(ConfigurationException.class)
        .message().contains(names);
  }

  @Test
  @Rule("SV-6")
  void anOptionAtItsLeastMUSTWork() {
    for (var option : model().options()) {
      var server = serve(new EchoProtocol(), config -> config.option(option.name(), option.min()));
      connect(server).roundTrip("hello");
    }
  }

  private static int outOfRange(ModelOption option) {
    return option.min() > Integer.MIN_VALUE ? option.min() - 1 : option.max() + 1;
  }

  private void failToServe(InetSocketAddress address) {
    assertThatThrownBy(() -> tryToServe(address)).isInstanceOf(ListenException.class);
  }

  private void tryToServe(InetSocketAddress address) throws ListenException {
    tryToServe(ServerConfig.builder().address(address));
  }

  /** Should it succeed after all, the server must not outlive the test. */
  private void tryToServe(ServerConfig.Builder config) throws ListenException {
    model().serve(config.build(), new EchoProtocol()).close();
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
