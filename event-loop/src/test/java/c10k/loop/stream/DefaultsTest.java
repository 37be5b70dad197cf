package c10k.loop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.buffer.Bytes;
import c10k.loop.buffer.Slabs;
import c10k.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of Node, if nobody says otherwise. */
final class DefaultsTest {

  /** The chunks that a sink takes which never answers, up to the one that leaves no room. */
  private static <T> List<Boolean> roomAfterEach(Buffering<T> buffering, T chunk) {
    var room = new ArrayList<Boolean>();
    var run = new StreamRun();
    run.environment.run(() -> {
      var stream = Writable.<T>to(run.environment, (any, done) -> {}, buffering);
      do {
        room.add(stream.write(chunk));
      } while (room.getLast() && room.size() < 100);
    });
    return room;
  }

  @Test
  @Rule("E-47")
  void aStreamOfBytesMUSTHaveEnoughAt16384() {
    assertThat(roomAfterEach(Buffering.bytes(), Bytes.alloc(4_096))).containsExactly(true, true, true, false);
    assertThat(roomAfterEach(Buffering.bytes(), Bytes.alloc(16_383))).containsExactly(true, false);
    assertThat(roomAfterEach(Buffering.bytes(), Bytes.alloc(16_384))).containsExactly(false);
  }

  @Test
  @Rule("E-47")
  void aStreamOfObjectsMUSTHaveEnoughAt16() {
    assertThat(roomAfterEach(Buffering.objects(), "object")).hasSize(16).endsWith(true, false);
  }

  @Test
  @Rule("E-47")
  void smallBuffersMUSTBeCutFromSlabsOf8192() {
    assertThat(new Slabs().allocUnsafe(100).asByteBuffer().array()).hasSize(8_192);
  }

  @Test
  @Rule("E-47")
  void aReaderThatDoesNotReadMUSTHaveTheSourceStopAtTheMark() {
    var run = new StreamRun();
    var stream = Readable.<Bytes>from(run.environment, output -> output.push(Bytes.alloc(1_000)), Buffering.bytes());
    run.environment.run(() -> stream.onReadable(() -> {}));
    assertThat(stream.buffered()).isEqualTo(17_000);
  }
}
