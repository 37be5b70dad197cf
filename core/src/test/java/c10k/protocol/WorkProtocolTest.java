package c10k.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import c10k.server.FakeOutbox;
import c10k.server.FakePeer;
import c10k.server.Session;
import c10k.work.WorkOrder;
import c10k.work.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines become jobs, one at a time, and what is no order gets an answer that helps. */
class WorkProtocolTest {
  private static final int MAX_LINE = 40;
  private static final String HELP = "error: " + WorkOrder.SYNTAX + "\n";

  private final Ledger ledger = new Ledger();
  private final FakeOutbox out = new FakeOutbox();
  private final Session session = new WorkProtocol(MAX_LINE, ledger).open(new FakePeer(1));

  @ParameterizedTest
  @CsvSource({
    "sleep 5ms, sleep 5000000", "burn 200us, burn 200000", "sleep 7ns, sleep 7", "burn 1s, burn 1000000000", "sleep 0s, sleep 0",
    "sleep 10s, sleep 10000000000", "burn 10000000000ns, burn 10000000000"
  })
  void anOrderMUSTBeCarriedOutAndConfirmed(String line, String done) {
    receive(line + "\n");
    assertThat(ledger.entries).as("done before the job runs").isEmpty();
    out.runJob();
    assertThat(ledger.entries).containsExactly(done);
    assertThat(out.text()).isEqualTo("done " + line + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "sleep", "sleep 5", "sleep ms", "sleep -5ms", "sleep 5 ms", "Sleep 5ms", "sleep 1.5ms", "burn 5m", "burn 11s", "burn 10001ms",
    "sleep 99999999999s", "sleep 999999999999999ns", "doze 5ms"
  })
  void whatIsNoOrderMUSTGetALineThatSaysWhatIs(String line) {
    receive(line + "\n");
    assertThat(out.text()).isEqualTo(HELP);
    assertThat(out.hasJob()).isFalse();
    assertThat(out.closed()).isEmpty();
  }

  @Test
  void afterAJobTheSessionMUSTLeaveTheRestForLater() {
    var rest = receive("nonsense\nsleep 1ms\nburn 2ms\nnonsense\n");
    assertThat(rest).isEqualTo("burn 2ms\nnonsense\n");
    assertThat(out.hasJob()).isTrue();
    out.runJob();
    assertThat(receive(rest)).isEqualTo("nonsense\n");
    out.runJob();
    assertThat(receive("nonsense\n")).isEmpty();
    assertThat(out.text()).isEqualTo(HELP + "done sleep 1ms\ndone burn 2ms\n" + HELP);
  }

  @Test
  void aLineMUSTBeTheSameHoweverItArrives() {
    assertThat(receive("sle")).isEqualTo("sle");
    assertThat(receive("sleep 1m")).isEqualTo("sleep 1m");
    assertThat(receive("sleep 1ms\r\nbu")).isEqualTo("bu");
    out.runJob();
    assertThat(out.text()).isEqualTo("done sleep 1ms\n");
  }

  @Test
  void anUnfinishedLastLineMUSTCount() {
    session.inputEnded(bytes("burn 3us"), out);
    out.runJob();
    assertThat(out.text()).isEqualTo("done burn 3us\n");
  }

  @Test
  void anOverlongLineMUSTEndTheConnection() {
    receive("sleep 1ms\n" + "x".repeat(MAX_LINE + 1));
    assertThat(out.closed()).as("the line before comes first").isEmpty();
    out.runJob();
    receive("x".repeat(MAX_LINE + 1));
    assertThat(out.text()).endsWith("error: line longer than " + MAX_LINE + " bytes\n");
    assertThat(out.closed()).contains(CloseReason.PROTOCOL_ERROR);
  }

  @Test
  void workThatIsCutShortMUSTBeAnsweredAsSuch() {
    ledger.isInterrupted = true;
    receive("sleep 1s\n");
    out.runJob();
    assertThat(out.text()).isEqualTo("error: sleep 1s was not finished\n");
  }

  @Test
  void realWorkMUSTTakeAtLeastItsTime() throws InterruptedException {
    long nanos = 2_000_000;
    long start = System.nanoTime();
    Workload.real().sleep(nanos);
    long slept = System.nanoTime();
    Workload.real().burn(nanos);
    long burnt = System.nanoTime();
    assertThat(slept - start).isGreaterThanOrEqualTo(nanos);
    assertThat(burnt - slept).isGreaterThanOrEqualTo(nanos);
  }

  private String receive(String text) {
    var buffer = bytes(text);
    session.received(buffer, out);
    return StandardCharsets.ISO_8859_1.decode(buffer).toString();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes down instead of working. */
  private static final class Ledger implements Workload {
    private final List<String> entries = new ArrayList<>();
    private boolean isInterrupted;

    @Override
    public void sleep(long nanos) throws InterruptedException {
      enter("sleep " + nanos);
    }

    @Override
    public void burn(long nanos) throws InterruptedException {
      enter("burn " + nanos);
    }

    private void enter(String entry) throws InterruptedException {
      if (isInterrupted) {
        throw new InterruptedException();
      }
      entries.add(entry);
    }
  }
}
