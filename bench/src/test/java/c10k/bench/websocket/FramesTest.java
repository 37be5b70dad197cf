package c10k.bench.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as a client reads and writes them. */
class FramesTest {
  private static final int MOST = 70_000;

  @Property(tries = 200)
  void whatIsWrittenMUSTBeMaskedAndReadableForAServer(@ForAll @Size(max = 300) byte[] payload, @ForAll @IntRange(max = 3) int size) {
    var whole = payload.length == 0 ? payload : ByteBuffer.allocate(payload.length * (int) Math.pow(6, size)).put(payload).array();
    var frame = new FrameWriter(MOST, 1).write(Opcode.BINARY, ByteBuffer.wrap(whole));
    assertThat(frame.get()).isEqualTo((byte) 0x82);
    assertThat(lengthOf(frame)).isEqualTo(whole.length);
    var mask = new byte[4];
    frame.get(mask);
    var unmasked = new byte[frame.remaining()];
    for (int i = 0; i < unmasked.length; i++) {
      unmasked[i] = (byte) (frame.get() ^ mask[i % 4]);
    }
    assertThat(unmasked).isEqualTo(whole);
  }

  private static long lengthOf(ByteBuffer frame) {
    int first = Byte.toUnsignedInt(frame.get());
    assertThat(first).as("the mask bit").isGreaterThanOrEqualTo(0x80);
    return switch (first & 0x7f) {
      case 126 -> Short.toUnsignedLong(frame.getShort());
      case 127 -> frame.getLong();
      default -> first & 0x7f;
    };
  }

  @Property(tries = 200)
  void aFrameMUSTBeTakenOnceItIsWhole(@ForAll @IntRange(max = 66_000) int length, @ForAll @IntRange(min = 1, max = 66_010) int missing) throws ProtocolException {
    var frame = ByteBuffer.allocate(length + 10);
    frame.put((byte) 0x81);
    if (length < 126) {
      frame.put((byte) length);
    } else if (length < 65_536) {
      frame.put((byte) 126).putShort((short) length);
    } else {
      frame.put((byte) 127).putLong(length);
    }
    int head = frame.position();
    frame.position(head + length).flip();
    var reader = new FrameReader(MOST);
    var part = frame.duplicate().limit(Math.max(0, frame.limit() - missing));
    assertThat(reader.next(part)).isEqualTo(-1);
    assertThat(part.position()).isZero();
    assertThat(reader.next(frame)).isEqualTo(length);
    assertThat(frame.position()).isEqualTo(head);
    assertThat(reader.opcode()).isEqualTo(Opcode.TEXT);
    assertThat(reader.isLast()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
      "c100, reserved bit",
      "8180, masked",
      "8300, unknown kind",
      "0900, control frame in pieces",
      "897e0080, control frame",
      "827e0010, more bytes than it needs",
      "827f000000000000ffff, more bytes than it needs",
      "827f8000000000000000, below zero",
      "827f0000000000020000, more than the 70000"
  })
  void aFrameThatNoServerMaySendMUSTBeRefused(String hex, String reason) {
    var frame = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    assertThatThrownBy(() -> new FrameReader(MOST).next(frame)).isInstanceOf(ProtocolException.class).hasMessageContaining(reason);
  }
}
