package c10k.bench.site;

import c10k.http.HttpConfig;
import c10k.http.site.LabSite;
import c10k.http.site.StaticFiles;
import c10k.server.CloseReason;
import c10k.server.ConcurrencyModel;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** The lab's site on one model, with two files: a short one, and one that is longer than all buffers together. */
final class ServedSite implements AutoCloseable {
  static final String SHORT_NAME = "files/short.txt";
  static final String SHORT = "abcdefghijklmnopqrstuvwxyz";
  static final String LONG_NAME = "files/long.bin";
  static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

  private static final int LONG_BYTES = 12_345_678;

  private static final byte[] LONG = noise();

  private final Server server;

  private ServedSite(Server server) {
    this.server = server;
  }

  private static byte[] noise() {
    var noise = new byte[LONG_BYTES];
    new Random(1).nextBytes(noise);
    return noise;
  }

  static List<ConcurrencyModel> models() {
    return ConcurrencyModel.all();
  }

  static ServedSite on(ConcurrencyModel model, Path folder) throws IOException {
    write(folder.resolve("long.bin"), LONG);
    write(folder.resolve("short.txt"), SHORT.getBytes(StandardCharsets.US_ASCII));
    var files = new StaticFiles("/files", folder, InstantSource.system());
    var config = ServerConfig.builder().address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build();
    return new ServedSite(model.serve(config, LabSite.protocol(List.of(files.route()), HttpConfig.defaults())));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
  }

  /** Where a path, without its first slash, is found. */
  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + "/" + path);
  }

  byte[] longContent() {
    return LONG.clone();
  }

  long accepted() {
    return server.stats().accepted();
  }

  /** How many connections ended by a fault of the server. */
  long failures() {
    return server.stats().closedFor(CloseReason.SERVER_ERROR);
  }

  @Override
  public void close() {
    server.close();
  }
}
