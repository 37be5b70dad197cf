package c10k.loop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Messages as bytes. */
final class MessageCodecTest {

  @Provide
  Arbitrary<Object> messages() {
    Arbitrary<Object> leaves = Arbitraries.oneOf(
        Arbitraries.integers().map(value -> value), Arbitraries.strings().ofMaxLength(5).map(value -> value), Arbitraries.doubles().map(value -> value),
        Arbitraries.longs().map(value -> value), Arbitraries.chars().map(value -> value), Arbitraries.of(true, false).map(value -> value));
    return Arbitraries.recursive(
        () -> leaves.injectNull(0.1),
        inner -> Arbitraries.oneOf(
            inner.list().ofMaxSize(3).map(value -> value), Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), inner).ofMaxSize(3).map(value -> value)),
        0, 4);
  }

  @Property(tries = 300)
  void whatIsDecodedMUSTBeWhatWasEncoded(@ForAll("messages") Object message) throws IOException {
    assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
  }

  /** Whatever comes, it is a message or an error, soon and without much memory. */
  @Property(tries = 1_000)
  void anyBytesMUSTGiveAMessageOrAnIOException(@ForAll("likelyBytes") byte[] bytes) {
    try {
      MessageCodec.decode(bytes);
    } catch (IOException e) {
      assertThat(e).isNotNull();
    }
  }

  @Provide
  Arbitrary<byte[]> likelyBytes() {
    var letters = Arbitraries.of((byte) 'L', (byte) 'M', (byte) 'S', (byte) 'B', (byte) 'i', (byte) '0', (byte) 0, (byte) 1, (byte) 127, (byte) -1);
    return letters.array(byte[].class).ofMaxSize(30);
  }

  @Test
  void aCountThatIsTooLargeMUSTNotAskForMemory() {
    assertThatThrownBy(() -> MessageCodec.decode(new byte[]{'B', 127, 0, 0, 0})).isInstanceOf(IOException.class).hasMessageContaining("counts");
  }

  @Test
  void whatIsLeftOverMUSTBeAnError() {
    assertThatThrownBy(() -> MessageCodec.decode(new byte[]{'0', '0'})).isInstanceOf(IOException.class).hasMessageContaining("left over");
  }

  @Test
  void aMessageThatContainsItselfMUSTBeRefused() {
    var list = new ArrayList<Object>();
    list.add(Map.of("self", list));
    assertThatThrownBy(() -> MessageCodec.encode(list)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("contains itself");
  }

  @Test
  void recordsMUSTBeRefused() {
    record Point(int x) {}
    assertThatThrownBy(() -> MessageCodec.encode(List.of(new Point(1)))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Point");
  }
}
