package c10k.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import c10k.server.FakePeer;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * However the same bytes are cut into reads, a line protocol does the same; and what it does is what
 * a specification of a few lines says. Limits are small here, so that they are met all the time.
 */
class LineProtocolTest {
  private static final Peer PEER = new FakePeer(1);

  @Property
  void echoMustDoTheSameForAnyReads(
      @ForAll("input") byte[] input,
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 9) Integer> cuts,
      @ForAll @IntRange(min = 1, max = 12) int maxLineBytes) {
    var expected = Specified.of(input, maxLineBytes);
    var effects = run(new EchoProtocol(maxLineBytes), input, cuts);
    assertThat(text(effects.replies())).isEqualTo(expected.echoed(maxLineBytes));
    assertThat(effects.broadcasts()).isEmpty();
    assertThat(effects.closed()).isEqualTo(expected.reason());
  }

  @Property
  void broadcastMustDoTheSameForAnyReads(
      @ForAll("input") byte[] input,
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 9) Integer> cuts,
      @ForAll @IntRange(min = 1, max = 12) int maxLineBytes) {
    var expected = Specified.of(input, maxLineBytes);
    var effects = run(new BroadcastProtocol(maxLineBytes), input, cuts);
    assertThat(text(effects.broadcasts())).isEqualTo(expected.broadcast());
    assertThat(text(effects.replies())).isEqualTo(expected.complaint(maxLineBytes));
    assertThat(effects.closed()).isEqualTo(expected.reason());
  }

  /** Mostly LF and a few letters, so that lines of all lengths round the limit come up. */
  @Provide
  Arbitrary<byte[]> input() {
    return Arbitraries.of((byte) '\n', (byte) 'a', (byte) 'b', (byte) 0, (byte) 0xff)
        .array(byte[].class)
        .ofMaxSize(60);
  }

  /** Offers the input as a model does: what is left over comes again in front of the next read. */
  private static Effects run(Protocol protocol, byte[] input, List<Integer> cuts) {
    var effects = new Effects();
    var session = protocol.open(PEER);
    var rest = new byte[0];
    int from = 0;
    for (int i = 0; from < input.length && !effects.isClosed(); i++) {
      int count = i < cuts.size() ? Math.min(cuts.get(i), input.length - from) : input.length - from;
      rest = offer(session, effects, joined(rest, input, from, count));
      from += count;
    }
    if (!effects.isClosed()) {
      session.inputEnded(ByteBuffer.wrap(rest), effects);
    }
    return effects;
  }

  private static byte[] offer(Session session, Effects effects, byte[] bytes) {
    // Not at the start of its array, and followed by bytes that are none of its business.
    var buffer = ByteBuffer.allocate(bytes.length + 5).position(2).put(bytes).put((byte) '\n').flip();
    buffer.position(2).limit(2 + bytes.length);
    session.received(buffer, effects);
    assertThat(buffer.limit()).as("the limit is the model's").isEqualTo(2 + bytes.length);
    var rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return rest;
  }

  private static byte[] joined(byte[] rest, byte[] input, int from, int count) {
    return ByteBuffer.allocate(rest.length + count).put(rest).put(input, from, count).array();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** What line protocols promise, said the plain way: all bytes are at hand, and time is no object. */
  private record Specified(String wholeLines, String unfinished, boolean tooLong) {

    static Specified of(byte[] input, int maxLineBytes) {
      var lines = new StringBuilder();
      var line = new StringBuilder();
      for (char c : text(input).toCharArray()) {
        if (c == '\n') {
          lines.append(line).append(c);
          line.setLength(0);
        } else if (line.length() == maxLineBytes) {
          return new Specified(lines.toString(), "", true);
        } else {
          line.append(c);
        }
      }
      return new Specified(lines.toString(), line.toString(), false);
    }

    @Nullable CloseReason reason() {
      return tooLong ? CloseReason.PROTOCOL_ERROR : null;
    }

    String echoed(int maxLineBytes) {
      return wholeLines + unfinished + complaint(maxLineBytes);
    }

    String broadcast() {
      return wholeLines + (unfinished.isEmpty() ? "" : unfinished + "\n");
    }

    String complaint(int maxLineBytes) {
      return tooLong ? "error: line longer than " + maxLineBytes + " bytes\n" : "";
    }
  }
}
