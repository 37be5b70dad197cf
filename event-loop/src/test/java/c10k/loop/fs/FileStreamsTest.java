package c10k.loop.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.buffer.Bytes;
import c10k.loop.stream.Buffering;
import c10k.loop.stream.Pipeline;
import c10k.loop.stream.Readable;
import c10k.loop.stream.Writable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileStreamsTest {
  @TempDir
  Path folder;

  private Path fileOf(int length) throws Exception {
    var bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return Files.write(folder.resolve("input"), bytes);
  }

  @Test
  void aFileMUSTComeInChunksUpToTheMark() throws Throwable {
    var file = fileOf(150_000);
    List<Bytes> chunks = LoopRun.of((environment, pool) -> new FileStreams(environment, pool).createReadStream(file).collect());
    assertThat(chunks).extracting(Bytes::length).containsExactly(65_536, 65_536, 18_928);
    assertThat(Bytes.concat(chunks).toArray()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void whatIsWrittenMUSTBeInTheFileInPlaceOfWhatWasThere() throws Throwable {
    var file = fileOf(1_000);
    LoopRun.of((environment, pool) -> {
      var stream = new FileStreams(environment, pool).createWriteStream(file);
      stream.write(Bytes.from("one "));
      stream.end(Bytes.from("two"));
      return stream.whenFinished().then(end -> true);
    });
    assertThat(file).hasContent("one two");
  }

  @Test
  void aStreamWithoutChunksMUSTMakeAnEmptyFile() throws Throwable {
    var file = folder.resolve("empty");
    LoopRun.of((environment, pool) -> {
      var stream = new FileStreams(environment, pool).createWriteStream(file);
      stream.end();
      return stream.whenFinished().then(end -> true);
    });
    assertThat(file).isEmptyFile();
  }

  @Test
  void aFileThatIsNotThereMUSTBeAnErrorOfTheStreamEvenIfNobodyReads() {
    var missing = folder.resolve("missing");
    assertThatThrownBy(() -> LoopRun.of((environment, pool) -> {
      var stream = new FileStreams(environment, pool).createReadStream(missing);
      return stream.whenEnded().then(end -> true);
    })).isInstanceOf(FileException.class).hasMessageContaining("ENOENT").hasMessageContaining("missing");
  }

  @Test
  void aFileThatCannotBeMadeMUSTEndThePipelineAndCloseItsSource() throws Exception {
    var source = fileOf(500_000);
    var impossible = folder.resolve("none").resolve("file");
    var closed = new ArrayList<String>();
    assertThatThrownBy(() -> LoopRun.of((environment, pool) -> {
      var streams = new FileStreams(environment, pool);
      var from = streams.createReadStream(source);
      from.onClose(() -> closed.add("source"));
      return Pipeline.from(from).into(streams.createWriteStream(impossible)).then(end -> true);
    })).isInstanceOf(FileException.class);
    assertThat(closed).containsExactly("source");
  }

  @Test
  void aStreamThatIsDestroyedWhileItReadsMUSTBeClosedWithoutAnError() throws Throwable {
    var file = fileOf(1_000_000);
    boolean failed = LoopRun.of((environment, pool) -> {
      var stream = new FileStreams(environment, pool).createReadStream(file);
      var closed = environment.<Boolean>deferred();
      stream.onData(chunk -> stream.destroy());
      stream.onClose(() -> closed.resolve(stream.error().isPresent()));
      return closed.promise();
    });
    assertThat(failed).isFalse();
  }

  @Test
  void aSlowReaderMUSTSlowTheSource() throws Throwable {
    var file = fileOf(2_000_000);
    var mostRead = new ArrayList<Integer>();
    LoopRun.of((environment, pool) -> {
      Readable<Bytes> from = new FileStreams(environment, pool).createReadStream(file, 10_000);
      var slow = Writable.<Bytes>to(environment, (chunk, done) -> {
        mostRead.add(from.buffered());
        environment.setImmediate(done::succeeded);
      }, Buffering.bytes(1));
      return Pipeline.from(from).into(slow).then(end -> true);
    });
    assertThat(mostRead).hasSize(200).allMatch(buffered -> buffered <= 10_000);
  }
}
