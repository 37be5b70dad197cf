package c10k.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/**
 * What comes byte by byte costs no more than what comes at once. Work is counted, not timed: bytes that were searched are replaced
 * by others that would be refused, so that whoever looks at them again is found out; and what is copied has to be allocated.
 */
class LinearTimeTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aHeadThatComesByteByByteMUSTBeSearchedOnce() throws Refusal {
    var scanner = new HeadScanner(16_384, 100);
    var bytes = ByteBuffer.allocate(16_384);
    var head = "GET / HTTP/1.1\r\n" + "Name: value\r\n".repeat(90) + "\r\n";
    for (int i = 0; i < head.length(); i++) {
      var offered = bytes.duplicate().limit(i + 1).put(i, (byte) head.charAt(i));
      assertThat(scanner.endOfHead(offered, 8_192)).as("at byte " + i).isEqualTo(i < head.length() - 1 ? -1 : head.length());
      poison(bytes, i);
    }
  }

  @Test
  void theLineOfAChunkThatComesByteByByteMUSTBeSearchedOnce() throws Refusal {
    var line = new ChunkLine();
    var bytes = ByteBuffer.allocate(300);
    var text = "5" + ";a=b".repeat(60) + "\r\n";
    for (int i = 0; i < text.length() - 1; i++) {
      var offered = bytes.duplicate().position(0).limit(i + 1).put(i, (byte) text.charAt(i));
      assertThat(line.read(offered)).isEqualTo(ChunkLine.INCOMPLETE);
      poison(bytes, i);
    }
    for (int i = 0; i < text.length(); i++) {
      bytes.put(i, (byte) text.charAt(i));
    }
    assertThat(line.read(bytes.position(0).limit(text.length()))).isEqualTo(5);
  }

  /** All but the byte before the next, which may have to be looked at: is it a CR? */
  private static void poison(ByteBuffer bytes, int last) {
    for (int i = 0; i < last; i++) {
      bytes.put(i, (byte) '\n');
    }
  }

  @Test
  void aBodyThatComesByteByByteMUSTNotBeCopiedAgainAndAgain() {
    int length = 1_000_000;
    var one = ByteBuffer.allocate(1);
    var body = new KnownLengthBodyReader(length);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < length; i++) {
      body.read(one.rewind());
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(4L * length);
    assertThat(body.content().remaining()).isEqualTo(length);
  }

  @Test
  void aBodyThatIsOnlyAnnouncedMUSTCostNothing() {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    var body = new KnownLengthBodyReader(100_000_000);
    body.read(ByteBuffer.wrap(new byte[100]));
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
  }

  @Test
  void aBodyInSmallChunksMUSTNotBeCopiedAgainAndAgain() throws Refusal {
    int chunks = 100_000;
    var body = new ChunkedBodyReader(Talk.CONFIG);
    var chunk = ByteBuffer.wrap("1\r\nx\r\n".getBytes(US_ASCII));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < chunks; i++) {
      body.read(chunk.rewind());
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(20L * chunks);
    assertThat(body.content().remaining()).isEqualTo(chunks);
  }
}
