package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 6455 says about single frames, and Autobahn does not ask. In hexadecimal; masks are zero. */
class FrameTest {

  private static Conversation send(String hex, int pieceBytes) {
    return Conversation.echo().sendInPieces(pieceBytes, HexFormat.ofDelimiter(" ").parseHex(hex));
  }

  private static void assertRefused(String hex) {
    for (int pieceBytes : new int[] {1, 1_000}) {
      var conversation = send(hex, pieceBytes);
      assertThat(conversation.frames()).hasSize(1);
      assertThat(conversation.frames().getFirst().closeCode()).isEqualTo(1002);
      assertThat(conversation.closed()).contains(CloseReason.PROTOCOL_ERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"81 01 61", "82 00", "89 00", "88 00", "01 7e 00 80"})
  void aFrameWithoutAMaskMUSTBeRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
        "82 fe 00 00 00 00 00 00",
        "82 fe 00 7d 00 00 00 00",
        "82 ff 00 00 00 00 00 00 00 7e 00 00 00 00",
        "82 ff 00 00 00 00 00 00 ff ff 00 00 00 00"})
  void aLengthThatIsNotInItsShortestFormMUSTBeRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"82 ff 80 00 00 00 00 00 00 00 00 00 00 00", "82 ff ff ff ff ff ff ff ff ff 00 00 00 00"})
  void aLengthWithItsHighestBitSetMUSTBeRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"89 fe", "88 ff", "8a fe"})
  void aLongControlFrameMUSTBeRefusedAtItsSecondByte(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @CsvSource({"1012, 1012", "1013, 1013", "1014, 1014", "1015, 1002", "2999, 1002", "3000, 3000", "4999, 4999", "5000, 1002"})
  void aCloseCodeMUSTBeEchoedIfItMayBeSent(int code, int answer) {
    assertThat(Conversation.echo().send(ClientFrame.close(code, "")).frames().getFirst().closeCode()).isEqualTo(answer);
  }
}
