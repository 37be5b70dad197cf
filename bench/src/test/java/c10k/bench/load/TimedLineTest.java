package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimedLineTest {
  private static final long LARGEST = (1L << 48) - 1;

  @Property
  void mustReadWhatItWrote(
      @ForAll @LongRange(max = LARGEST) long due,
      @ForAll @LongRange(max = LARGEST) long sent,
      @ForAll @LongRange(max = LARGEST) long ticket,
      @ForAll @IntRange(min = 33, max = 300) int length) {
    var line = new TimedLine(length);
    var in = copy(line.write(due, sent, ticket));
    assertThat(line.read(in)).isTrue();
    assertThat(line.dueNanos()).isEqualTo(due);
    assertThat(line.sentNanos()).isEqualTo(sent);
    assertThat(line.ticket()).isEqualTo(ticket);
    assertThat(in.hasRemaining()).isFalse();
  }

  @Property
  void mustBeOneLineOfText(@ForAll @LongRange(max = LARGEST) long due, @ForAll @LongRange(max = LARGEST) long ticket) {
    var text = StandardCharsets.US_ASCII.decode(new TimedLine(64).write(due, due, ticket)).toString();
    assertThat(text).matches("[ -~]{63}\n");
  }

  @Property
  void mustNoticeAnyWrongByte(
      @ForAll @LongRange(max = LARGEST) long due,
      @ForAll @IntRange(max = 63) int position,
      @ForAll @IntRange(min = 1, max = 255) int difference) {
    var line = new TimedLine(64);
    var in = copy(line.write(due, due + 1, 1));
    in.put(position, (byte) (in.get(position) ^ difference));
    assertThat(line.read(in)).isFalse();
    assertThat(in.hasRemaining()).as("the line is taken all the same").isFalse();
  }

  @Test
  void mustTakeOneLineOfMany() {
    var line = new TimedLine(40);
    var in = ByteBuffer.allocate(80).put(line.write(1, 2, 3)).put(line.write(4, 5, 6)).flip();
    assertThat(line.read(in)).isTrue();
    assertThat(in.remaining()).isEqualTo(40);
    assertThat(line.read(in)).isTrue();
    assertThat(line.ticket()).isEqualTo(6);
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
  }
}
