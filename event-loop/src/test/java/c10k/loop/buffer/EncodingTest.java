package c10k.loop.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is malformed is read as Node 20.20 reads it. */
final class EncodingTest {

  private static String hex(Bytes bytes) {
    return bytes.toString(Encoding.HEX);
  }

  private static Bytes ofHex(String hex) {
    return Bytes.wrap(HexFormat.of().parseHex(hex));
  }

  @Property(tries = 200)
  void textOfBytesMUSTBecomeTheSameBytes(@ForAll @Size(max = 100) byte[] array) {
    var bytes = Bytes.wrap(array);
    for (var encoding : new Encoding[] {Encoding.HEX, Encoding.BASE64, Encoding.BASE64URL, Encoding.LATIN1}) {
      assertThat(Bytes.from(bytes.toString(encoding), encoding)).as(encoding.name()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"YW=Jj,61", "YW-_,616fbf", "YW+/,616fbf", "YQ,61", "Y,''", "!!Y*W J j,616263", "YWJ,6162", "A===,''", "====,''", "ä€YQ==,61"})
  void base64MUSTSkipWhatItDoesNotKnowAndEndAtTheFirstEqualsSign(String text, String expected) {
    assertThat(hex(Bytes.from(text, Encoding.BASE64))).isEqualTo(expected);
    assertThat(hex(Bytes.from(text, Encoding.BASE64URL))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"abxyz,ab", "abc,ab", "1,''", "AbCd,abcd", "12 34,12", "zz,''"})
  void hexMUSTEndBeforeTheFirstPairThatIsNone(String text, String expected) {
    assertThat(hex(Bytes.from(text, Encoding.HEX))).isEqualTo(expected);
  }

  @Test
  void aLoneSurrogateMUSTBecomeTheReplacementCharacter() {
    assertThat(hex(Bytes.from("a\ud800b"))).isEqualTo("61efbfbd62");
  }

  @Test
  void latin1MUSTKeepTheLowestEightBits() {
    assertThat(hex(Bytes.from("ä€", Encoding.LATIN1))).isEqualTo("e4ac");
  }

  @ParameterizedTest
  @CsvSource({
      "f09f9841,?A",
      "c080,??",
      "eda080,???",
      "edbfa041,???A",
      "8fedbfa0f480,?????",
      "f4908080,????",
      "e282,?",
      "e282ac,€",
      "f09f9880,😀",
      "e0c3eda0ffa0ef8f,???????"})
  void malformedUtf8MUSTBecomeOneReplacementForEachLongestBeginning(String bytes, String expected) {
    assertThat(ofHex(bytes).toString()).isEqualTo(expected.replace('?', '\ufffd'));
  }

  @Test
  void aCharacterInTwoPiecesMUSTBeHeldBack() {
    var decoder = new Utf8Decoder();
    assertThat(decoder.write(ofHex("41e282"))).isEqualTo("A");
    assertThat(decoder.write(ofHex("ac42"))).isEqualTo("€B");
    assertThat(decoder.write(ofHex("f09f98"))).isEmpty();
    assertThat(decoder.end()).isEqualTo("\ufffd");
    assertThat(decoder.write(ofHex("43"))).isEqualTo("C");
  }

  @Property(tries = 300)
  void piecesMUSTGiveTheTextOfTheWhole(@ForAll @Size(max = 60) byte[] array, @ForAll int seed) {
    var bytes = Bytes.wrap(array);
    var decoder = new Utf8Decoder();
    var text = new StringBuilder();
    var random = new Random(seed);
    for (int at = 0; at < array.length;) {
      int end = Math.min(array.length, at + 1 + random.nextInt(4));
      text.append(decoder.write(bytes.slice(at, end)));
      at = end;
    }
    text.append(decoder.end());
    assertThat(text.toString()).isEqualTo(bytes.toString());
  }

  @Property(tries = 300)
  void piecesOfTextMUSTGiveTheText(@ForAll @Size(max = 40) char[] characters) {
    var bytes = Bytes.from(new String(characters));
    var decoder = new Utf8Decoder();
    var text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      text.append(decoder.write(bytes.slice(i, i + 1)));
    }
    text.append(decoder.end());
    assertThat(text.toString()).isEqualTo(bytes.toString());
  }
}
