package c10k.loop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many at once, and no more, in virtual time. */
class LimiterTest {
  private final VirtualClock clock = new VirtualClock();
  private final Environment environment = new Environment(new EventLoop("limited", clock, clock));
  private final List<String> trace = new ArrayList<>();

  private Promise<String> task(String name, int millis) {
    trace.add("begin " + name);
    var deferred = environment.<String>deferred();
    environment.setTimeout(() -> {
      trace.add("end " + name);
      deferred.resolve(name);
    }, millis);
    return deferred.promise();
  }

  @Test
  void noMoreThanTheLimitMUSTBeUnderWayAndTheNextMUSTBeginInOrder() {
    var limiter = new Limiter(environment, 2);
    var results = new ArrayList<String>();
    environment.run(() -> {
      Promise.all(environment, List.of(
          limiter.run(() -> task("a", 35)), limiter.run(() -> task("b", 10)),
          limiter.run(() -> task("c", 10)), limiter.run(() -> task("d", 10)))).then(results::addAll);
      assertThat(limiter.running()).isEqualTo(2);
      assertThat(limiter.waiting()).isEqualTo(2);
    });
    assertThat(trace).containsExactly("begin a", "begin b", "end b", "begin c", "end c", "begin d", "end d", "end a");
    assertThat(results).containsExactly("a", "b", "c", "d");
    assertThat(limiter.running()).isZero();
  }

  @Test
  void aTaskThatFailsMUSTMakeRoom() {
    var limiter = new Limiter(environment, 1);
    var results = new ArrayList<Object>();
    environment.run(() -> {
      limiter.<String>run(() -> environment.rejected(new IllegalStateException("rejected"))).recover(Throwable::getMessage).then(results::add);
      limiter.<String>run(() -> {
        throw new IllegalStateException("thrown");
      }).recover(Throwable::getMessage).then(results::add);
      limiter.run(() -> environment.resolved("done")).then(results::add);
    });
    assertThat(results).containsExactlyInAnyOrder("rejected", "thrown", "done");
    assertThat(limiter.running()).isZero();
  }

  @Test
  void aLimitThatLetsNobodyInMUSTBeRefused() {
    assertThatThrownBy(() -> new Limiter(environment, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ever begin");
  }
}
