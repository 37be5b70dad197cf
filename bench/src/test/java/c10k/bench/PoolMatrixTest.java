package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.pool.AsyncPoolModel;
import c10k.pool.PoolModel;
import c10k.testkit.ContractMatrix;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes the matrix of the pool's rules and models, here because this module comes after all models. */
final class PoolMatrixTest {

  @Test
  void everyPoolMUSTHaveAnOutcomeForEveryRule() {
    var models = Stream.concat(PoolModel.all().stream().map(PoolModel::name), AsyncPoolModel.all().stream().map(AsyncPoolModel::name)).sorted().toList();
    var matrix = ContractMatrix.ofPools(models);
    assertThat(matrix.complaints()).isEmpty();
    matrix.writeTo(Path.of("target"));
  }
}
