package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of Autobahn's suite but those of compression, as they stand in {@code websocket-cases.txt}. */
class AutobahnTest {
  private static final int SIXTEEN_MEBIBYTES = 16 * 1_024 * 1_024;
  private static final int ALL_AT_ONCE = Integer.MAX_VALUE;

  /** Where a case names no cut. The last is how a server reads. */
  private static final int[] CUTS = {1, 2, 3, 7, 997, ALL_AT_ONCE};

  /** Says and answers in turn. */
  record Case(String id, List<String> columns) {
    static Case of(String line) {
      var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      return new Case(parts.getFirst(), parts.subList(1, parts.size()));
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream table = Objects.requireNonNull(AutobahnTest.class.getResourceAsStream("/websocket-cases.txt"))) {
      var text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Case::of);
    }
  }

  @Test
  void allCasesMUSTBeThere() throws IOException {
    assertThat(cases().map(Case::id)).hasSize(301).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theAnswersMUSTBeThoseOfTheTable(Case row) {
    boolean namesCut = row.columns().getFirst().startsWith("pieces of ");
    for (int cut : namesCut ? new int[] {ALL_AT_ONCE} : CUTS) {
      run(row, cut);
    }
  }

  private static void run(Case row, int cut) {
    var config = WebSocketConfig.builder().maxMessageBytes(SIXTEEN_MEBIBYTES).build();
    var conversation = new Conversation(config, EchoApplication.INSTANCE);
    var expected = new ArrayList<ServerFrame>();
    for (int i = 0; i < row.columns().size(); i += 2) {
      say(conversation, row.columns().get(i), cut);
      expected.addAll(Notation.serverFrames(row.columns().get(i + 1)));
      assertSame(conversation, expected, row.id() + " in pieces of " + cut);
    }
  }

  private static void say(Conversation conversation, String column, int cut) {
    var parts = column.split(", ", 2);
    boolean namesCut = parts[0].startsWith("pieces of ");
    var bytes = new ByteArrayOutputStream();
    Notation.clientFrames(namesCut ? parts[1] : column).forEach(bytes::writeBytes);
    conversation.sendInPieces(namesCut ? Notation.numberIn(parts[0]) : cut, bytes.toByteArray());
  }

  /** The reason of our close frames is our own matter, only their code is compared. */
  private static void assertSame(Conversation conversation, List<ServerFrame> expected, String name) {
    var frames = new ArrayList<>(conversation.frames());
    boolean ends = !expected.isEmpty() && expected.getLast().isClose();
    if (ends && !frames.isEmpty() && frames.getLast().isClose()) {
      assertThat(frames.removeLast().closeCode()).as(name).isEqualTo(expected.getLast().closeCode());
      assertThat(frames).as(name).isEqualTo(expected.subList(0, expected.size() - 1));
      assertThat(conversation.closed()).as(name).isPresent();
    } else {
      assertThat(frames).as(name).isEqualTo(expected);
      assertThat(conversation.closed()).as(name).isEmpty();
    }
  }

  @Test
  void onlyWhoBreaksTheProtocolMUSTBeCountedAsBreakingIt() {
    assertThat(Conversation.echo().send(ClientFrame.close(1000, "")).closed()).contains(CloseReason.SESSION_ENDED);
    assertThat(Conversation.echo().send(ClientFrame.close(1005, "")).closed()).contains(CloseReason.PROTOCOL_ERROR);
  }
}
