package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.websocket.DeflateConfig.ContextTakeover;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes, in whatever pieces: the same answers, no exception, and nothing kept beyond the limits. */
class WebSocketFuzzTest {
  private static final int MAX_MESSAGE_BYTES = 2_000;

  private static final DeflateConfig COMPRESSION = DeflateConfig.of(ContextTakeover.KEPT);

  private static final DeflateAgreement AGREEMENT = new DeflateAgreement(COMPRESSION, true, true, false);

  private static Conversation conversation() {
    var config = WebSocketConfig.builder().maxMessageBytes(MAX_MESSAGE_BYTES).compression(COMPRESSION).build();
    return new Conversation(config, Optional.of(AGREEMENT), EchoApplication.INSTANCE);
  }

  /** Cuts the bytes at these places, taken modulo what is left. */
  private static Conversation sendCut(byte[] bytes, List<Integer> cuts) {
    var conversation = conversation();
    int start = 0;
    for (int i = 0; start < bytes.length; i++) {
      int length = 1 + cuts.get(i % cuts.size()) % (bytes.length - start);
      conversation.send(Arrays.copyOfRange(bytes, start, start + length));
      start += length;
    }
    return conversation;
  }

  private static void assertSameAtAnyCut(byte[] bytes, List<Integer> cuts) {
    var whole = conversation().send(bytes);
    var cut = sendCut(bytes, cuts);
    assertThat(withoutReason(cut.frames())).isEqualTo(withoutReason(whole.frames()));
    assertThat(cut.closed()).isEqualTo(whole.closed());
    whole.end();
    cut.end();
  }

  /** A compressed text that is neither well compressed nor UTF-8 is refused for what is noticed first: the code is the same. */
  private static List<ServerFrame> withoutReason(List<ServerFrame> frames) {
    return frames.stream().map(frame -> frame.isClose() ? new ServerFrame(frame.first(), codeOf(frame)) : frame).toList();
  }

  private static Bytes codeOf(ServerFrame close) {
    return new Bytes(Arrays.copyOf(close.payload().toArray(), Math.min(2, close.payload().length())));
  }

  @Property
  void randomBytesMUSTHaveTheSameAnswerAtAnyCut(
      @ForAll @Size(max = 300) byte[] bytes, @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 50) Integer> cuts) {
    assertSameAtAnyCut(bytes, cuts);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void framesMUSTHaveTheSameAnswerAtAnyCut(
      @ForAll("frames") byte[] bytes, @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 400) Integer> cuts) {
    assertSameAtAnyCut(bytes, cuts);
  }

  /** Mostly right, so that much of it is taken before the first fault. */
  @Provide
  Arbitrary<byte[]> frames() {
    var first = Arbitraries.of(0x81, 0x82, 0x81, 0x82, 0x89, 0x8A, 0x01, 0x02, 0x00, 0x80, 0xC1, 0xC2, 0x88, 0x41, 0x83, 0xA1);
    var payload = Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30).map(text -> text.getBytes(StandardCharsets.UTF_8)),
        Arbitraries.integers().between(0, MAX_MESSAGE_BYTES + 100).map(length -> "x".repeat(length).getBytes(StandardCharsets.US_ASCII)),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200));
    return Combinators.combine(first, payload, Arbitraries.integers()).as(WebSocketFuzzTest::frame).list().ofMaxSize(12).map(WebSocketFuzzTest::joined);
  }

  private static byte[] frame(int first, byte[] payload, int mask) {
    boolean isControl = (first & 0x08) != 0;
    var content = isControl && payload.length > 125 ? Arrays.copyOf(payload, 125) : payload;
    return new ClientFrame(first, new Bytes(content), mask).bytes();
  }

  private static byte[] joined(List<byte[]> frames) {
    var all = new ByteArrayOutputStream();
    frames.forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Property(tries = 300)
  void messagesMUSTComeBackAsTheyWereHoweverTheyAreFragmentedAndCut(
      @ForAll @Size(max = 6) List<@Size(max = 700) byte[]> messages,
      @ForAll @IntRange(min = 1, max = 800) int fragmentBytes,
      @ForAll @IntRange(min = 1, max = 900) int pieceBytes) {
    var bytes = new ByteArrayOutputStream();
    var expected = new ArrayList<ServerFrame>();
    for (var message : messages) {
      bytes.writeBytes(fragmented(message, fragmentBytes));
      expected.add(ServerFrame.binary(message));
    }
    var plain = new Conversation(WebSocketConfig.builder().maxMessageBytes(MAX_MESSAGE_BYTES).build(), EchoApplication.INSTANCE);
    assertThat(plain.sendInPieces(pieceBytes, bytes.toByteArray()).frames()).isEqualTo(expected);
    assertThat(plain.closed()).isEmpty();
  }

  private static byte[] fragmented(byte[] message, int fragmentBytes) {
    var frames = new ByteArrayOutputStream();
    int start = 0;
    do {
      int end = Math.min(message.length, start + fragmentBytes);
      int first = (start == 0 ? 0x02 : 0x00) | (end == message.length ? 0x80 : 0);
      frames.writeBytes(ClientFrame.of(first, Arrays.copyOfRange(message, start, end)).bytes());
      start = end;
    } while (start < message.length);
    return frames.toByteArray();
  }
}
