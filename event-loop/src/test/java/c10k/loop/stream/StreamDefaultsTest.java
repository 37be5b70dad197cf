package c10k.loop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.buffer.Bytes;
import c10k.loop.buffer.Slabs;
import org.junit.jupiter.api.Test;

/** E-47: the sizes that Node has if nobody says otherwise. */
final class StreamDefaultsTest {
  private final StreamRun run = new StreamRun();

  @Test
  void aWriterOfBytesMUSTHaveRoomUpTo16384() {
    var stream = Writable.<Bytes>to(run.environment, (chunk, done) -> {}, Buffering.bytes());
    assertThat(stream.write(Bytes.alloc(16_383))).isTrue();
    assertThat(stream.write(Bytes.alloc(1))).isFalse();
  }

  @Test
  void aWriterOfObjectsMUSTHaveRoomUpTo16() {
    var stream = Writable.<String>to(run.environment, (chunk, done) -> {}, Buffering.objects());
    for (int i = 1; i < 16; i++) {
      assertThat(stream.write("object")).isTrue();
    }
    assertThat(stream.write("object")).isFalse();
  }

  @Test
  void aReaderThatDoesNotReadMUSTHaveTheSourceStopAtTheMark() {
    var stream = Readable.<Bytes>from(run.environment, output -> output.push(Bytes.alloc(1_000)), Buffering.bytes());
    run.environment.run(() -> stream.onReadable(() -> {}));
    assertThat(stream.buffered()).isEqualTo(17_000);
  }

  @Test
  void aSlabMUSTHave8192Bytes() {
    assertThat(new Slabs().allocUnsafe(1).asByteBuffer().array()).hasSize(8_192);
  }
}
