package c10k.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.ConcurrencyModel;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ThreadProbeTest {

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void mustFindOutWhoTakesAThreadForEachConnection(ConcurrencyModel model) {
    var expected = model.name().equals("thread-per-connection") ? ConnectionThreads.ONE_EACH : ConnectionThreads.SHARED;
    assertThat(ThreadProbe.probe(model)).hasValue(expected);
  }
}
