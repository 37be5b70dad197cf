package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** The verdict on UTF-8 is the JDK decoder's, at every split. */
class Utf8Test {

  private static boolean isUtf8ForTheJdk(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isUtf8InTwoPieces(byte[] bytes, int split) {
    var buffer = ByteBuffer.wrap(bytes);
    return Utf8.check(Utf8.check(Utf8.WHOLE, buffer, 0, split), buffer, split, bytes.length) == Utf8.WHOLE;
  }

  private static void assertSameVerdict(byte[] bytes) {
    boolean expected = isUtf8ForTheJdk(bytes);
    for (int split = 0; split <= bytes.length; split++) {
      assertThat(isUtf8InTwoPieces(bytes, split)).as("%s split at %s", new Bytes(bytes), split).isEqualTo(expected);
    }
  }

  /** Of all pairs of first bytes, with what may or may not complete them. */
  @Test
  void allBeginningsMUSTBeJudgedAsByTheJdk() {
    for (int first = 0; first < 256; first++) {
      for (int second = 0; second < 256; second++) {
        assertSameVerdict(new byte[] {(byte) first, (byte) second});
        assertSameVerdict(new byte[] {(byte) first, (byte) second, (byte) 0x80});
        assertSameVerdict(new byte[] {(byte) first, (byte) second, (byte) 0xBF, (byte) 0x80});
      }
    }
  }

  @Property
  void randomBytesMUSTBeJudgedAsByTheJdk(@ForAll("nearlyText") byte[] bytes) {
    assertSameVerdict(bytes);
  }

  /** Long stretches of ASCII, so that eight bytes are looked at at once, and now and then something else. */
  @Provide
  Arbitrary<byte[]> nearlyText() {
    var pieces = Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.strings().ascii().ofMaxLength(20).map(text -> text.getBytes(StandardCharsets.UTF_8))),
        Tuple.of(4, Arbitraries.of("ä", "€", "𝄞", "\uFFFF", "\uD7FF", "\uE000").map(text -> text.getBytes(StandardCharsets.UTF_8))),
        Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(4)));
    return pieces.list().ofMaxSize(8).map(Utf8Test::joined);
  }

  private static byte[] joined(List<byte[]> pieces) {
    var all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** What is known to be wrong stays wrong, and is known at the first byte that makes it so. */
  @Test
  void invalidBytesMUSTBeNoticedAtOnce() {
    var surrogate = ByteBuffer.wrap(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
    assertThat(Utf8.check(Utf8.WHOLE, surrogate, 0, 1)).isNotEqualTo(Utf8.INVALID);
    assertThat(Utf8.check(Utf8.WHOLE, surrogate, 0, 2)).isEqualTo(Utf8.INVALID);
    assertThat(Utf8.check(Utf8.INVALID, surrogate, 0, 0)).isEqualTo(Utf8.INVALID);
  }
}
