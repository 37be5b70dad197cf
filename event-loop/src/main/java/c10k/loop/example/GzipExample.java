package c10k.loop.example;

import c10k.loop.fs.FileStreams;
import c10k.loop.node.Environment;
import c10k.loop.stream.Pipeline;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.loop.zip.Gzip;
import c10k.server.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** A file becomes a smaller one, and that one the first again; then one that is no gzip is tried. */
final class GzipExample implements Example {
  private static final String LINE = "All lines of this file are alike.\n";

  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public String summary() {
    return "file, gzip, file as a pipeline, and what an error does to it";
  }

  @Override
  public void run(PrintStream out) throws IOException {
    var folder = Files.createTempDirectory("gzip");
    var plain = Files.writeString(folder.resolve("plain"), LINE.repeat(10_000));
    var packed = folder.resolve("packed.gz");
    var unpacked = folder.resolve("unpacked");
    var environment = new Environment(new EventLoop("gzip", Ticker.system()));
    try (var pool = new WorkPool(WorkPool.DEFAULT_THREADS)) {
      var files = new FileStreams(environment, pool);
      environment.run(
          () -> Pipeline.from(files.createReadStream(plain)).through(Gzip.compress(environment, pool))
              .into(files.createWriteStream(packed)).thenCompose(end -> {
                out.println("packed: fewer bytes by a factor of more than 50: " + isSmaller(plain.toFile().length(), packed.toFile().length()));
                return Pipeline.from(files.createReadStream(packed)).through(Gzip.decompress(environment, pool))
                    .into(files.createWriteStream(unpacked));
              }).thenCompose(end -> {
                out.println("unpacked: " + unpacked.toFile().length() + " bytes");
                return Pipeline.from(files.createReadStream(plain)).through(Gzip.decompress(environment, pool))
                    .into(files.createWriteStream(unpacked));
              }).recover(error -> {
                out.println("error: " + error.getMessage());
                return null;
              }));
    } finally {
      for (var file : List.of(plain, packed, unpacked, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isSmaller(long before, long after) {
    return after * 50 < before;
  }
}
