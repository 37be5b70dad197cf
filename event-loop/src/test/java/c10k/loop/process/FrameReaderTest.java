package c10k.loop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FrameReaderTest {
  private final FrameReader frames = new FrameReader();

  private static ByteBuffer framed(List<byte[]> messages) {
    var bytes = ByteBuffer.allocate(messages.stream().mapToInt(message -> Integer.BYTES + message.length).sum());
    messages.forEach(message -> bytes.putInt(message.length).put(message));
    return bytes.flip();
  }

  @Property(tries = 500)
  void anySplitOfTheSameBytesMUSTGiveTheSameMessages(
      @ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 20) byte[]> messages,
      @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 9) Integer> pieces) throws IOException {
    var reader = new FrameReader();
    var bytes = framed(messages);
    var read = new ArrayList<byte[]>();
    for (int i = 0; bytes.hasRemaining(); i++) {
      int size = Math.min(pieces.get(i % pieces.size()), bytes.remaining());
      var piece = bytes.slice(bytes.position(), size);
      bytes.position(bytes.position() + size);
      read.addAll(reader.read(piece));
    }
    reader.end();
    assertThat(read.toArray(byte[][]::new)).isDeepEqualTo(messages.toArray(byte[][]::new));
  }

  @Test
  void anEndInsideALengthMUSTBeAnError() throws IOException {
    assertThat(frames.read(ByteBuffer.wrap(new byte[] {0, 0}))).isEmpty();
    assertThatThrownBy(frames::end).isInstanceOf(EOFException.class);
  }

  @Test
  void anEndInsideAMessageMUSTBeAnError() throws IOException {
    assertThat(frames.read(ByteBuffer.wrap(new byte[] {0, 0, 0, 2, 7}))).isEmpty();
    assertThatThrownBy(frames::end).isInstanceOf(EOFException.class);
  }

  @Test
  void aLengthThatNoMessageHasMUSTBeRefusedBeforeMemoryIsTaken() {
    assertThatThrownBy(() -> frames.read(ByteBuffer.wrap(new byte[] {0, 0, 0, 0}))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new FrameReader().read(ByteBuffer.wrap(new byte[] {0x7f, -1, -1, -1}))).isInstanceOf(IOException.class);
  }
}
