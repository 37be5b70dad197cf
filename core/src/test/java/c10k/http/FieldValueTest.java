package c10k.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Values are checked eight bytes at a time; no byte may be overlooked, wherever it stands. */
class FieldValueTest {
  private static final int POSITIONS = 24;

  @Test
  void everyByteMUSTBeJudgedAlikeInEveryPlace() {
    for (int value = 0; value <= 0xff; value++) {
      boolean isAllowed = value == '\t' || (value >= ' ' && value != 0x7f);
      for (int position = 0; position < POSITIONS; position++) {
        var text = "v".repeat(position) + (char) value + "v".repeat(POSITIONS - position);
        var outcome = new Exchange().send("GET / HTTP/1.1\r\nHost: a\r\nX: " + text + "\r\n\r\n").outcome();
        assertThat(outcome.getLast().equals("then open")).as("byte %d at %d: %s", value, position, outcome).isEqualTo(isAllowed);
        if (isAllowed) {
          assertThat(outcome).contains("field X: " + Bytes.escaped(text.strip()));
        }
      }
    }
  }

  @Test
  void everyByteMUSTBeJudgedAlikeInEveryPlaceOfTheRequestLine() {
    for (int value = 0; value <= 0xff; value++) {
      boolean isAllowed = value > ' ' && value < 0x7f && value != '#';
      for (int position = 0; position < POSITIONS; position++) {
        var target = "/" + "t".repeat(position) + (char) value + "t".repeat(POSITIONS - position);
        var outcome = new Exchange().send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").outcome();
        assertThat(outcome.getLast().equals("then open")).as("byte %d at %d: %s", value, position, outcome).isEqualTo(isAllowed);
      }
    }
  }
}
