package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.harness.ListedRoster.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is listed takes part, unless something speaks against it. */
class ListedRosterTest {
  private final ListedRoster roster = new ListedRoster(List.of(
      new Entry("right", "does it right", false, Optional::empty),
      new Entry("absent", "is not here", true, () -> Optional.of("it is not installed")),
      new Entry("wrong", "does it wrong", true, () -> {
        throw new IOException("it lent one item twice");
      })));

  @Test
  void whoIsRightMUSTTakePartAlsoAsTheControl() throws Exception {
    assertThat(roster.refusal("right")).isEmpty();
    assertThat(roster.refusal("right-again")).isEmpty();
    assertThat(roster.description("right-again")).isEqualTo("does it right");
    assertThat(roster.isPeer("right")).isFalse();
    assertThat(roster.isPeer("absent")).isTrue();
  }

  @Test
  void whoIsNotHereOrWrongMUSTBeRefusedWithTheReason() throws Exception {
    assertThat(roster.refusal("absent")).contains("it is not installed");
    assertThat(roster.refusal("wrong")).contains("it lent one item twice");
  }

  @Test
  void whoIsNotListedMUSTBeAskedToChoose() {
    assertThatThrownBy(() -> roster.description("nobody")).hasMessage("There is no 'nobody'; choose from right, absent, wrong.");
  }
}
