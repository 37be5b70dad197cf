package c10k.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The queue against the plainest model of it: one long array, and a channel that takes what it likes. */
class OutboundQueueTest {

  @Property
  void bytesMustLeaveInOrderAndBeCountedExactlyWhateverTheChannelTakes(
      @ForAll @Size(max = 30) List<@Size(max = 20) byte[]> added,
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 50) Integer> appetites)
      throws IOException {
    var queue = new OutboundQueue();
    var channel = new PickyChannel(appetites.iterator());
    var all = new ByteArrayOutputStream();
    for (var bytes : added) {
      var source = ByteBuffer.wrap(bytes);
      queue.addCopyOf(source);
      all.writeBytes(bytes);
      assertThat(source.hasRemaining()).as("the queue takes all of a buffer").isFalse();
      queue.writeTo(channel);
      assertThat(queue.bytes()).isEqualTo(all.size() - channel.taken.size());
    }
    channel.isGreedy = true;
    queue.writeTo(channel);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(channel.taken.toByteArray()).isEqualTo(all.toByteArray());
  }

  /** Takes so many bytes at each write, and nothing once it has lost its appetite. */
  private static final class PickyChannel implements GatheringByteChannel {
    private final Iterator<Integer> appetites;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private boolean isGreedy;

    PickyChannel(Iterator<Integer> appetites) {
      this.appetites = appetites;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      long appetite = isGreedy ? Integer.MAX_VALUE : appetites.hasNext() ? appetites.next() : 0;
      long left = appetite;
      for (int i = offset; i < offset + length; i++) {
        for (; left > 0 && sources[i].hasRemaining(); left--) {
          taken.write(sources[i].get());
        }
      }
      return appetite - left;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) {
      return (int) write(new ByteBuffer[] {source});
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
