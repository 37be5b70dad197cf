package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.websocket.DeflateConfig.ContextTakeover;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** permessage-deflate: Autobahn's cases 12 and 13 with payloads of our own, and what goes wrong. */
class CompressionTest {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  /** Autobahn sends a thousand messages in each case; here it ends sooner, but not before contexts can matter. */
  private static final int ENOUGH_BYTES = 32 * 1_024;

  private static final int LEAST_MESSAGES = 2;

  /** Of Autobahn's list: length of a message and of its fragments, 0 for one frame. */
  private static final int[][] SIZES = {
      {16, 0}, {64, 0}, {256, 0}, {1_024, 0}, {4_096, 0}, {8_192, 0}, {16_384, 0}, {32_768, 0}, {65_536, 0}, {131_072, 0},
      {8_192, 256}, {16_384, 256}, {32_768, 256}, {65_536, 256}, {131_072, 256}, {131_072, 1_024}, {131_072, 4_096}, {131_072, 32_768}};

  /** Its payloads are works of others; these have the same nature. */
  private enum Payload {
    JSON, BITMAP, PROSE, HTML, NOISE;

    /** Text is kept to ASCII, so that it may be cut anywhere. */
    byte[] bytes(int length, Random random) {
      var bytes = new byte[length];
      switch (this) {
        case NOISE -> random.nextBytes(bytes);
        case BITMAP -> shade(bytes, random);
        default -> fill(bytes, random);
      }
      return bytes;
    }

    private static void shade(byte[] bytes, Random random) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (i % 512 / 4 + random.nextInt(4));
      }
    }

    private void fill(byte[] bytes, Random random) {
      var words = List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta");
      var text = new StringBuilder();
      while (text.length() < bytes.length) {
        var word = words.get(random.nextInt(words.size()));
        switch (this) {
          case JSON -> text.append("{\"name\":\"").append(word).append("\",\"value\":").append(random.nextInt(10_000)).append("},");
          case HTML -> text.append("<li class=\"").append(word).append("\"><a href=\"/").append(random.nextInt(99)).append("\">").append(word);
          default -> text.append(word).append(random.nextInt(10) == 0 ? ".\n" : " ");
        }
      }
      System.arraycopy(text.toString().getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, bytes.length);
    }
  }

  /** A case of Autobahn's. */
  record Case(String id, Payload payload, int messageBytes, int fragmentBytes, String offers) {
    @Override
    public String toString() {
      return id;
    }
  }

  private static final String HINTS = "; client_no_context_takeover; client_max_window_bits";

  /** What Autobahn's client offers in 13.1 to 13.7. */
  private static final List<String> OFFERS = List.of(
      "permessage-deflate" + HINTS,
      "permessage-deflate; server_no_context_takeover" + HINTS,
      "permessage-deflate; server_max_window_bits=9" + HINTS,
      "permessage-deflate; server_max_window_bits=15" + HINTS,
      "permessage-deflate; server_no_context_takeover; server_max_window_bits=9" + HINTS,
      "permessage-deflate; server_no_context_takeover; server_max_window_bits=15" + HINTS,
      "permessage-deflate; server_no_context_takeover; server_max_window_bits=9" + HINTS
          + ", permessage-deflate; server_no_context_takeover" + HINTS + ", permessage-deflate" + HINTS);

  static Stream<Case> cases() {
    var cases = new ArrayList<Case>();
    int family = 0;
    for (var payload : Payload.values()) {
      family++;
      addSizes("12." + family, payload, OFFERS.getFirst(), cases);
    }
    for (int i = 0; i < OFFERS.size(); i++) {
      addSizes("13." + (i + 1), Payload.JSON, OFFERS.get(i), cases);
    }
    return cases.stream();
  }

  private static void addSizes(String family, Payload payload, String offers, List<Case> cases) {
    for (int i = 0; i < SIZES.length; i++) {
      cases.add(new Case(family + "." + (i + 1), payload, SIZES[i][0], SIZES[i][1], offers));
    }
  }

  @Test
  void allCasesMUSTBeThere() {
    assertThat(cases()).hasSize(216);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void compressedMessagesMUSTComeBack(Case row) throws ExtensionHeader.MalformedExtensions, DataFormatException {
    for (var takeover : ContextTakeover.values()) {
      var compression = new DeflateConfig(Deflater.BEST_SPEED, 0, takeover);
      var agreement = DeflateAgreement.on(ExtensionHeader.read(List.of(row.offers())), compression);
      boolean canBeKept = !row.id().startsWith("13.3.") && !row.id().startsWith("13.5.");
      assertThat(agreement.isPresent()).as("a window of 9 bits can only be declined").isEqualTo(canBeKept);
      runEcho(row, compression, agreement);
    }
  }

  private static void runEcho(Case row, DeflateConfig compression, Optional<DeflateAgreement> agreement) throws DataFormatException {
    var config = WebSocketConfig.builder().compression(compression).build();
    var conversation = new Conversation(config, agreement, EchoApplication.INSTANCE);
    try (var client = new Codec(agreement)) {
      var random = new Random(row.id().hashCode());
      var sent = new ArrayList<byte[]>();
      for (int bytes = 0; bytes < ENOUGH_BYTES || sent.size() < LEAST_MESSAGES; bytes += row.messageBytes()) {
        if (sent.size() == 1_000) {
          break;
        }
        var message = row.payload().bytes(row.messageBytes(), random);
        sent.add(message);
        conversation.sendInPieces(16_384, client.frames(message, row.fragmentBytes()));
      }
      var frames = conversation.frames();
      assertThat(frames).hasSize(sent.size());
      for (int i = 0; i < sent.size(); i++) {
        assertThat(client.message(frames.get(i))).isEqualTo(new Bytes(sent.get(i)));
      }
    }
    conversation.end();
  }

  /** A client's side of the extension. */
  private static final class Codec implements AutoCloseable {
    private final Optional<DeflateAgreement> agreement;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);

    Codec(Optional<DeflateAgreement> agreement) {
      this.agreement = agreement;
    }

    byte[] frames(byte[] message, int fragmentBytes) {
      var payload = agreement.isPresent() ? deflate(message) : message;
      int step = fragmentBytes == 0 ? payload.length : fragmentBytes;
      var frames = new ByteArrayOutputStream();
      for (int start = 0; start < payload.length; start += step) {
        int end = Math.min(payload.length, start + step);
        int opcode = start == 0 ? (agreement.isPresent() ? 0x42 : 0x02) : 0x00;
        int first = end == payload.length ? 0x80 | opcode : opcode;
        frames.writeBytes(ClientFrame.of(first, Arrays.copyOfRange(payload, start, end)).bytes());
      }
      return frames.toByteArray();
    }

    private byte[] deflate(byte[] message) {
      var into = new byte[message.length + 1_000];
      deflater.setInput(message);
      int length = deflater.deflate(into, 0, into.length, Deflater.SYNC_FLUSH);
      if (!agreement.orElseThrow().clientKeepsContext()) {
        deflater.reset();
      }
      return Arrays.copyOf(into, length - TAIL.length);
    }

    Bytes message(ServerFrame frame) throws DataFormatException {
      if (agreement.isEmpty()) {
        assertThat(frame.first()).isEqualTo(0x82);
        return frame.payload();
      }
      assertThat(frame.first()).isEqualTo(0xC2);
      var payload = frame.payload().toArray();
      var input = Arrays.copyOf(payload, payload.length + TAIL.length);
      System.arraycopy(TAIL, 0, input, payload.length, TAIL.length);
      inflater.setInput(input);
      var message = new ByteArrayOutputStream();
      var piece = new byte[65_536];
      for (int count = inflater.inflate(piece); count > 0; count = inflater.inflate(piece)) {
        message.write(piece, 0, count);
      }
      if (!agreement.orElseThrow().serverKeepsContext()) {
        inflater.reset();
      }
      return new Bytes(message.toByteArray());
    }

    @Override
    public void close() {
      deflater.end();
      inflater.end();
    }
  }

  // What goes wrong

  private static Conversation agreed(int maxMessageBytes) {
    var compression = new DeflateConfig(Deflater.BEST_SPEED, 0, ContextTakeover.KEPT);
    var config = WebSocketConfig.builder().maxMessageBytes(maxMessageBytes).compression(compression).build();
    return new Conversation(config, Optional.of(new DeflateAgreement(compression, true, true, false)), EchoApplication.INSTANCE);
  }

  private static byte[] compressed(byte[] message) {
    try (var codec = new Codec(Optional.of(new DeflateAgreement(DeflateConfig.of(ContextTakeover.KEPT), true, true, false)))) {
      return codec.deflate(message);
    }
  }

  private static int closeCode(Conversation conversation) {
    return conversation.frames().getLast().closeCode();
  }

  /** A hundred mebibytes of zeros are less than half a megabyte on the wire. */
  @Test
  void aBombMUSTEndAtTheLimit() {
    var bomb = ClientFrame.of(0xC2, compressed(new byte[100 * 1_024 * 1_024])).bytes();
    assertThat(bomb).hasSizeLessThan(500_000);
    assertThat(closeCode(agreed(10_000).sendInPieces(16_384, bomb))).isEqualTo(1009);
  }

  @Test
  void theLimitMUSTCountWhatIsDecompressed() {
    assertThat(agreed(10_000).send(ClientFrame.of(0xC2, compressed(new byte[10_000]))).closed()).isEmpty();
    assertThat(closeCode(agreed(9_999).send(ClientFrame.of(0xC2, compressed(new byte[10_000]))))).isEqualTo(1009);
  }

  @Test
  void brokenDataMUSTBeRefused() {
    assertThat(closeCode(agreed(1_000).send(ClientFrame.of(0xC2, (byte) 0xFF, (byte) 0xFF)))).isEqualTo(1007);
  }

  @Test
  void textMUSTBeUtf8BeneathTheCompression() {
    assertThat(closeCode(agreed(1_000).send(ClientFrame.of(0xC1, compressed(new byte[] {(byte) 0xC0}))))).isEqualTo(1007);
  }

  /** RFC 7692, section 7.2.3.3: hello, uncompressed in a compressed message. */
  @Test
  void theExamplesOfTheRfcMUSTBeUnderstood() {
    for (var hex : List.of("f248cdc9c90700", "f200110000", "000500faff48656c6c6f00", "f348cdc9c9070000", "f24805000000ffffcac9c90700")) {
      var payload = HexFormat.of().parseHex(hex);
      var application = new Recorder();
      var compression = DeflateConfig.of(ContextTakeover.KEPT);
      var agreement = new DeflateAgreement(compression, true, true, false);
      var conversation = new Conversation(WebSocketConfig.builder().compression(compression).build(), Optional.of(agreement), application);
      if (hex.equals("f200110000")) {
        // It refers to the message before.
        conversation.send(ClientFrame.of(0xC1, HexFormat.of().parseHex("f248cdc9c90700")));
      }
      conversation.send(ClientFrame.of(0xC1, payload));
      assertThat(application.texts).as(hex).isNotEmpty().allMatch("Hello"::equals);
    }
  }

  private static final class Recorder implements Application {
    private final List<String> texts = new ArrayList<>();

    @Override
    public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
      texts.add(StandardCharsets.UTF_8.decode(payload).toString());
    }
  }

  @Test
  void aMessageMayFollowOneWhoseLastBlockWasMarked() {
    var application = new Recorder();
    var compression = DeflateConfig.of(ContextTakeover.KEPT);
    var conversation = new Conversation(
        WebSocketConfig.builder().compression(compression).build(), Optional.of(new DeflateAgreement(compression, true, true, false)), application);
    var last = ClientFrame.of(0xC1, HexFormat.of().parseHex("f348cdc9c9070000"));
    conversation.send(last, last, ClientFrame.of(0xC1, compressed("Hello".getBytes(StandardCharsets.US_ASCII))));
    assertThat(application.texts).containsExactly("Hello", "Hello", "Hello");
  }

  @Test
  void controlFramesAndContinuationsMUSTNOTBeMarkedAsCompressed() {
    assertThat(closeCode(agreed(1_000).send(ClientFrame.of(0xC9)))).isEqualTo(1002);
    assertThat(closeCode(agreed(1_000).send(ClientFrame.of(0x01, (byte) 'a'), ClientFrame.of(0xC0, (byte) 'b')))).isEqualTo(1002);
  }

  @Test
  void plainMessagesMUSTBeTakenBetweenCompressedOnes() {
    var hello = "Hello".getBytes(StandardCharsets.US_ASCII);
    var conversation = agreed(1_000).send(ClientFrame.text("Hello"), ClientFrame.of(0xC1, compressed(hello)), ClientFrame.text("Hello"));
    assertThat(conversation.frames()).hasSize(3);
    assertThat(conversation.closed()).isEmpty();
  }

  @Test
  void shortMessagesMUSTBeSentAsTheyAre() {
    var compression = DeflateConfig.of(ContextTakeover.NONE);
    var agreement = new DeflateAgreement(compression, false, false, false);
    var conversation = new Conversation(WebSocketConfig.builder().compression(compression).build(), Optional.of(agreement), EchoApplication.INSTANCE);
    conversation.send(ClientFrame.text("x".repeat(63)), ClientFrame.text("x".repeat(64)));
    assertThat(conversation.frames()).extracting(ServerFrame::first).containsExactly(0x81, 0xC1);
  }
}
