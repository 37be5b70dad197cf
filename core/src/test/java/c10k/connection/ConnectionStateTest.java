package c10k.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionStateTest {

  @ParameterizedTest
  @EnumSource
  void everyStateMustLeadToTheEndAndNoneMustLeadBack(ConnectionState state) {
    assertThat(state.next()).allSatisfy(next -> assertThat(next).isGreaterThan(state));
    if (state != ConnectionState.CLOSED) {
      assertThat(state.next()).as("a peer can vanish at any time").contains(ConnectionState.CLOSED);
    }
  }

  @Test
  void whatWasQueuedMustBeSentBeforeLingering() {
    assertThat(ConnectionState.OPEN.next()).doesNotContain(ConnectionState.LINGERING);
  }
}
