package c10k.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerConfigTest {

  @Test
  void impossibleSettingsMustBeRejectedWithAllReasonsAtOnce() {
    var builder =
        ServerConfig.builder()
            .acceptCount(0)
            .maxConnections(-1)
            .readBufferBytes(63)
            .outboundLimitBytes(0)
            .idleTimeout(Duration.ofSeconds(-1))
            .drainTimeout(Duration.ofDays(366))
            .lingerTimeout(Duration.ofNanos(-1));
    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "acceptCount is 0",
            "maxConnections is -1",
            "readBufferBytes is 63",
            "outboundLimitBytes is 0",
            "idleTimeout is PT-1S",
            "drainTimeout is PT8784H",
            "lingerTimeout is PT-0.000000001S");
  }

  @Test
  void theSmallestAndTheLongestMustBeAccepted() {
    var config =
        ServerConfig.builder()
            .acceptCount(1)
            .maxConnections(1)
            .readBufferBytes(64)
            .outboundLimitBytes(1)
            .idleTimeout(Duration.ofDays(365))
            .quiesceTimeout(Duration.ofSeconds(3))
            .drainTimeout(Duration.ZERO)
            .build();
    assertThat(config.toBuilder().build()).isEqualTo(config);
  }

  @Test
  void optionsMustBeCheckedAgainstTheModelAllAtOnce() {
    var model = new ModelWithOneOption();
    var config = ServerConfig.builder().option("size", 11).option("colour", 1).build();
    assertThatThrownBy(() -> config.checkOptions(model))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "'size' is 11, but must be from 1 to 10", "has no option 'colour'; it has size");
    assertThat(model.options().getFirst().in(ServerConfig.defaults())).isEqualTo(5);
  }

  private static final class ModelWithOneOption implements ConcurrencyModel {
    @Override
    public String name() {
      return "one-option";
    }

    @Override
    public String summary() {
      return "a model with one option";
    }

    @Override
    public List<ModelOption> options() {
      return List.of(new ModelOption("size", 5, 1, 10, "its size"));
    }

    @Override
    public Server serve(ServerConfig config, Protocol protocol) {
      throw new AssertionError("nobody starts it");
    }
  }
}
