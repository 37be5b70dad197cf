package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.ConcurrencyModel;
import c10k.testkit.ContractMatrix;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes the matrix of rules and models, here because this module comes after all models. */
final class ContractMatrixTest {

  @Test
  void everyModelMustHaveAnOutcomeForEveryRule() {
    var matrix = ContractMatrix.ofModels(ConcurrencyModel.all().stream().map(ConcurrencyModel::name).toList());
    assertThat(matrix.complaints()).isEmpty();
    matrix.writeTo(Path.of("target"));
  }
}
