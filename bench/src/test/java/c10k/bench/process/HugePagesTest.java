package c10k.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugePagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"always [madvise] never\n", "always madvise [never]\n"})
  void otherSettingsMUSTBeNoObjection(String setting) {
    assertThat(HugePages.objection(setting, false)).isEmpty();
  }

  @Test
  void alwaysMUSTBeRefusedWithAdvice() {
    assertThat(HugePages.objection("[always] madvise never\n", false)).hasValueSatisfying(why -> assertThat(why).contains("madvise", "-D" + HugePages.PROPERTY));
  }

  @Test
  void whoInsistsMUSTGetIt() {
    assertThat(HugePages.objection("[always] madvise never\n", true)).isEmpty();
  }
}
