package c10k.loop.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.buffer.Bytes;
import c10k.loop.fs.FileStreams;
import c10k.loop.fs.LoopRun;
import c10k.loop.node.Environment;
import c10k.loop.stream.Buffering;
import c10k.loop.stream.Pipeline;
import c10k.loop.stream.Readable;
import c10k.loop.stream.Source;
import c10k.loop.stream.Writable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GzipTest {
  @TempDir
  Path folder;

  private static byte[] textOf(int length) {
    var random = new Random(length);
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append("line ").append(random.nextInt(1_000)).append(" of a text that repeats itself\n");
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), length);
  }

  private static Readable<Bytes> inPieces(Environment environment, byte[] bytes, int pieceLength) {
    var pieces = new ArrayList<Bytes>();
    var whole = Bytes.wrap(bytes);
    for (int at = 0; at < bytes.length; at += pieceLength) {
      pieces.add(whole.slice(at, Math.min(bytes.length, at + pieceLength)));
    }
    return Readable.of(environment, pieces, Buffering.bytes());
  }

  private static byte[] compressed(byte[] bytes, int pieceLength) throws Throwable {
    return LoopRun.of((environment, pool) -> {
      var all = new ArrayList<Bytes>();
      return Pipeline.from(inPieces(environment, bytes, pieceLength)).through(Gzip.compress(environment, pool))
          .into(Writable.into(environment, all, Buffering.bytes())).then(end -> Bytes.concat(all).toArray());
    });
  }

  private static byte[] decompressed(byte[] bytes, int pieceLength) throws Throwable {
    return LoopRun.of((environment, pool) -> {
      var all = new ArrayList<Bytes>();
      return Pipeline.from(inPieces(environment, bytes, pieceLength)).through(Gzip.decompress(environment, pool))
          .into(Writable.into(environment, all, Buffering.bytes())).then(end -> Bytes.concat(all).toArray());
    });
  }

  private static byte[] byJdk(byte[] bytes) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    return Bytes.concat(Arrays.stream(parts).map(Bytes::wrap).toList()).toArray();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "1000,7", "100000,65536", "1000000,10000", "3000000,3000000"})
  void whatIsCompressedMUSTBeReadByTheJdkAndTheOtherWayRound(int length, int pieceLength) throws Throwable {
    var text = textOf(length);
    var compressed = compressed(text, pieceLength);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      assertThat(gzip.readAllBytes()).isEqualTo(text);
    }
    assertThat(decompressed(compressed, pieceLength)).isEqualTo(text);
    assertThat(decompressed(byJdk(text), pieceLength)).isEqualTo(text);
  }

  @Test
  void bytesThatCannotBeCompressedMUSTComeBack() throws Throwable {
    var noise = new byte[500_000];
    new Random(2).nextBytes(noise);
    assertThat(decompressed(compressed(noise, 65_536), 1_000)).isEqualTo(noise);
  }

  @Test
  void aHeaderWithAllItsPartsMUSTBeSkipped() throws Throwable {
    var fixed = HexFormat.of().parseHex("1f8b081e00000000" + "00ff");
    var header = joined(fixed, new byte[] {3, 0, 'x', 'y', 'z'}, "name\0comment\0".getBytes(StandardCharsets.US_ASCII));
    var crc = new CRC32();
    crc.update(header);
    var crcOfHeader = new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> Byte.SIZE)};
    var jdk = byJdk(textOf(1_000));
    var rest = Arrays.copyOfRange(jdk, 10, jdk.length);
    assertThat(decompressed(joined(header, crcOfHeader, rest), 1)).isEqualTo(textOf(1_000));
    crcOfHeader[0]++;
    assertThatThrownBy(() -> decompressed(joined(header, crcOfHeader, rest), 1)).isInstanceOf(ZipException.class)
        .hasMessageContaining("header is damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100_000})
  void membersMUSTBeReadInARowAndWhatFollowsThemIgnored(int pieceLength) throws Throwable {
    var one = byJdk(textOf(100));
    var two = byJdk(textOf(70_000));
    assertThat(decompressed(joined(one, two), pieceLength)).isEqualTo(joined(textOf(100), textOf(70_000)));
    assertThat(decompressed(joined(one, new byte[20]), pieceLength)).isEqualTo(textOf(100));
  }

  @Test
  void damagedInputMUSTBeAnError() throws Throwable {
    var good = byJdk(textOf(50_000));
    assertThatThrownBy(() -> decompressed(textOf(100), 100)).isInstanceOf(ZipException.class).hasMessageContaining("not gzip");
    assertThatThrownBy(() -> decompressed(Arrays.copyOf(good, good.length - 1), 100)).isInstanceOf(ZipException.class)
        .hasMessageContaining("ends in the middle");
    assertThatThrownBy(() -> decompressed(new byte[0], 1)).hasMessageContaining("ends in the middle");
    for (int from : new int[] {good.length - 1, good.length - 8, good.length / 2}) {
      var bad = good.clone();
      bad[from] ^= 0x55;
      assertThatThrownBy(() -> decompressed(bad, 1_000)).as("byte " + from).isInstanceOf(ZipException.class).hasMessageContaining("damaged");
    }
  }

  @Test
  void aBombMUSTNotOverrunASlowReader() throws Throwable {
    var bomb = byJdk(new byte[20_000_000]);
    var most = new int[1];
    long total = LoopRun.of((environment, pool) -> {
      var sum = new long[1];
      var gunzip = Gzip.decompress(environment, pool);
      var slow = Writable.<Bytes>to(environment, (chunk, done) -> {
        sum[0] += chunk.length();
        most[0] = Math.max(most[0], gunzip.readable().buffered());
        environment.setImmediate(done::succeeded);
      }, Buffering.bytes(1));
      return Pipeline.from(inPieces(environment, bomb, bomb.length)).through(gunzip).into(slow).then(end -> sum[0]);
    });
    assertThat(total).isEqualTo(20_000_000);
    assertThat(most[0]).isLessThanOrEqualTo(2 * 65_536);
  }

  /** 64 MiB without ever holding them: what is counted is what any stream holds whenever a chunk is made or arrives. */
  @Test
  void aLongPipelineMUSTHoldABoundedPartOfWhatPassesIt() throws Throwable {
    int chunkLength = 65_536;
    int chunks = 1_024;
    var chunk = Bytes.wrap(textOf(chunkLength));
    var file = folder.resolve("packed");
    var most = new int[1];
    long arrived = LoopRun.of((environment, pool) -> {
      var streams = new FileStreams(environment, pool);
      var gzip = Gzip.compress(environment, pool, 1);
      var made = new int[1];
      var into = streams.createWriteStream(file);
      Source<Bytes> source = output -> {
        if (made[0]++ < chunks) {
          most[0] = Math.max(most[0], gzip.writable().buffered() + gzip.readable().buffered() + into.buffered());
          output.push(chunk);
        } else {
          output.end();
        }
      };
      return Pipeline.from(Readable.from(environment, source, Buffering.bytes(chunkLength))).through(gzip).into(into).thenCompose(end -> {
        var gunzip = Gzip.decompress(environment, pool);
        var from = streams.createReadStream(file);
        var sum = new long[1];
        var sink = Writable.<Bytes>to(environment, (piece, done) -> {
          sum[0] += piece.length();
          most[0] = Math.max(most[0], from.buffered() + gunzip.writable().buffered() + gunzip.readable().buffered());
          done.succeeded();
        }, Buffering.bytes());
        return Pipeline.from(from).through(gunzip).into(sink).then(over -> sum[0]);
      });
    });
    assertThat(arrived).isEqualTo((long) chunkLength * chunks);
    assertThat(Files.size(file)).isBetween(1_000L, arrived / 2);
    assertThat(most[0]).isBetween(1, 4 * chunkLength);
  }

  @Test
  void theLevelMUSTBeOneOfZlibs() {
    assertThatThrownBy(() -> LoopRun.of((environment, pool) -> {
      Gzip.compress(environment, pool, 10);
      return environment.resolved(true);
    })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 to 9");
  }
}
