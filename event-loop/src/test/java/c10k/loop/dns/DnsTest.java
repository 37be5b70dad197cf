package c10k.loop.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.fs.FileSystem;
import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import c10k.testkit.Rule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of hosts, on a network that is made up. */
@Timeout(60)
class DnsTest {
  private static final int THREADS = 4;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int TOO_LATE = 124;
  private static final InetAddress FOUR = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::1");

  private final WorkPool pool = new WorkPool(THREADS);
  private final Environment environment = new Environment(new EventLoop("dns", Ticker.system()));
  private final Dns dns = new Dns(environment, pool, DnsTest::madeUp);
  private final List<Object> results = new ArrayList<>();

  @TempDir
  private Path folder;

  @AfterEach
  void closePool() {
    pool.close();
  }

  private static InetAddress[] madeUp(String host) throws UnknownHostException {
    return switch (host) {
      case "both" -> new InetAddress[]{SIX, FOUR};
      case "four" -> new InetAddress[]{FOUR};
      case "silent" -> throw new UnknownHostException("silent: Temporary failure in name resolution");
      default -> throw new UnknownHostException(host + ": Name or service not known");
    };
  }

  private int run(Runnable main) {
    return environment.run(() -> {
      environment.setTimeout(() -> environment.exit(TOO_LATE), PATIENCE_MILLIS).unref();
      main.run();
    });
  }

  private void collect(Promise<?> promise) {
    promise.then(value -> results.add(value)).recover(results::add);
  }

  private DnsException failure() {
    assertThat(results).hasSize(1).first().isInstanceOf(DnsException.class);
    return (DnsException) results.getFirst();
  }

  @Test
  void lookupMUSTBringThePreferredAddressOfTheFamily() {
    run(() -> {
      collect(Promise.all(environment, List.of(dns.lookup("both"), dns.lookup("both", Family.IPV4), dns.lookup("both", Family.IPV6))));
      collect(dns.lookupAll("both"));
    });
    assertThat(results).containsExactlyInAnyOrder(List.of(SIX, FOUR, SIX), List.of(SIX, FOUR));
  }

  @Test
  void whatIsAnAddressAlreadyMUSTNeedNoResolver() {
    var offline = new Dns(environment, pool, host -> {
      throw new AssertionError("nobody has to be asked for " + host);
    });
    run(() -> collect(Promise.all(environment, List.of(offline.lookup("192.0.2.1"), offline.lookup("2001:db8::1")))));
    assertThat(results).containsExactly(List.of(FOUR, SIX));
  }

  @Test
  void anUnknownHostMUSTBeENOTFOUND() {
    run(() -> collect(dns.lookup("nobody")));
    assertThat(failure().code()).isEqualTo(DnsException.Code.ENOTFOUND);
    assertThat(failure()).hasMessageStartingWith("ENOTFOUND: lookup 'nobody'. Check the spelling");
    assertThat(failure().host()).isEqualTo("nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"four", "192.0.2.1"})
  void aHostWithoutAnAddressOfTheFamilyMUSTBeENOTFOUND(String host) {
    run(() -> collect(dns.lookup(host, Family.IPV6)));
    assertThat(failure().code()).isEqualTo(DnsException.Code.ENOTFOUND);
  }

  @Test
  void aNameServerWithoutAnAnswerMUSTBeEAIAGAIN() {
    run(() -> collect(dns.lookup("silent")));
    assertThat(failure().code()).isEqualTo(DnsException.Code.EAI_AGAIN);
  }

  @Test
  void aBlankNameMUSTBeRefused() {
    assertThatThrownBy(() -> dns.lookup(" ")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("give its name");
  }

  @Test
  void theSystemMUSTKnowThisHost() {
    run(() -> collect(new Dns(environment, pool).lookup("localhost").then(InetAddress::isLoopbackAddress)));
    assertThat(results).containsExactly(true);
  }

  @Test
  @Rule("E-40")
  void nameServersThatNeverAnswerMUSTNotKeepFilesFromBeingRead() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "content");
    var waiting = new AtomicInteger();
    var mostWaiting = new AtomicInteger();
    var answer = new CountDownLatch(1);
    var stuck = new Dns(environment, pool, _ -> {
      mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
      await(answer);
      waiting.decrementAndGet();
      return new InetAddress[]{FOUR};
    });
    var files = new FileSystem(environment, pool);
    int exitCode = run(() -> {
      IntStream.range(0, 10).forEach(number -> stuck.lookup("host" + number).then(_ -> results.add("address")));
      Promise.all(environment, IntStream.range(0, 100).mapToObj(_ -> files.readText(file)).toList()).then(texts -> {
        results.add(texts.size() + " files");
        answer.countDown();
        return null;
      });
    });
    assertThat(exitCode).isZero();
    assertThat(results).hasSize(11).startsWith("100 files").endsWith("address");
    assertThat(mostWaiting.get()).isBetween(1, THREADS / 2);
  }

  private static void await(CountDownLatch answer) {
    try {
      assertThat(answer.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
