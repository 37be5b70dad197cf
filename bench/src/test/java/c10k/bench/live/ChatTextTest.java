package c10k.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of strangers, on its way to browsers and terminals. */
class ChatTextTest {

  @ParameterizedTest
  @CsvSource({
      "hello, hello",
      "'  spaces around  ', spaces around",
      "'two\nlines', two lines",
      "'red\u001b[31m', red [31m",
      "'bell\u0007', bell",
      "'c1\u009b', c1",
      "'turned\u202Eback', turned back",
      "'line\u2028separator', line separator",
      "'\uD83D\uDC69\u200D\uD83D\uDE80', '\uD83D\uDC69\u200D\uD83D\uDE80'",
      "'half\uD83D', half",
      "grüße, grüße",
      "<b>, <b>"})
  void onlyCharactersToLookAtMUSTRemain(String text, String clean) {
    assertThat(ChatText.clean(text)).isEqualTo(clean);
  }

  @Property
  void whateverComesMUSTBecomeOneLineThatIsWellFormed(@ForAll String text) {
    var clean = ChatText.clean(text);
    assertThat(clean.codePoints()).noneMatch(Character::isISOControl).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(ChatText.clean(clean)).isEqualTo(clean);
  }

  @Property
  void aCutTextMUSTKeepTheLimitAndBreakNoCharacter(@ForAll String text, @ForAll @IntRange(min = 2, max = 20) int maxLength) {
    var clean = ChatText.clean(text);
    var cut = ChatText.cut(clean, maxLength);
    assertThat(cut.length()).isLessThanOrEqualTo(maxLength);
    assertThat(cut.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    if (clean.length() <= maxLength) {
      assertThat(cut).isEqualTo(clean);
    }
  }
}
