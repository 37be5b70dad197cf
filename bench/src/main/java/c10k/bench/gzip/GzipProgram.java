package c10k.bench.gzip;

import c10k.bench.process.JvmFlags;
import c10k.bench.process.ShortCommand;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program that compresses a file a few times, in a process of its own: the event loop's streams, or Node's.
 *
 * @param folder where its files are, the one to compress among them
 */
record GzipProgram(String label, Path folder) {
  static final String OURS = "event-loop";
  static final String NODE = "node";

  private static final String SCRIPT = "gzip-pipeline.cjs";
  private static final int MEBIBYTE = 1 << 20;

  Path plain() {
    return folder.resolve("plain");
  }

  Path packed() {
    return folder.resolve("packed");
  }

  /** Makes the file to compress. Lines of numbers and words: text that gzip makes four to five times smaller. */
  void makeText(int mebibytes) throws IOException {
    var lot = new Random(mebibytes);
    long left = (long) mebibytes * MEBIBYTE;
    try (var out = new BufferedOutputStream(Files.newOutputStream(plain()))) {
      while (left > 0) {
        var line = "2026-01-01 request " + lot.nextInt(1_000_000) + " from 10.0." + lot.nextInt(256) + "." + lot.nextInt(256)
            + " took " + lot.nextInt(5_000) + " us\n";
        var bytes = line.getBytes(StandardCharsets.US_ASCII);
        int length = (int) Math.min(bytes.length, left);
        out.write(bytes, 0, length);
        left -= length;
      }
    }
  }

  /**
   * Compresses the file so often.
   *
   * @param level of zlib, from 1 to 9
   * @return what the last time took; those before it warm up
   * @throws IOException with the program's own words, if it fails
   */
  GzipFigures run(int level, int times) throws IOException, InterruptedException {
    var command = new ArrayList<>(program());
    command.addAll(List.of(plain().toString(), packed().toString(), Integer.toString(level), Integer.toString(times)));
    var lines = ShortCommand.run(command).lines().toList();
    try {
      return GzipFigures.ofLine(lines.getLast());
    } catch (IllegalArgumentException e) {
      throw new IOException(label + " printed no figures: " + String.join(" / ", lines), e);
    }
  }

  private List<String> program() throws IOException {
    if (label.equals(NODE)) {
      return List.of("node", script().toString());
    }
    var command = new ArrayList<>(List.of(JvmFlags.java()));
    command.addAll(JvmFlags.unpinned());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), GzipRun.class.getName()));
    return command;
  }

  private Path script() throws IOException {
    var script = folder.resolve(SCRIPT);
    try (var resource = GzipProgram.class.getResourceAsStream(SCRIPT)) {
      if (resource == null) {
        throw new FileNotFoundException("This build lacks " + SCRIPT + ".");
      }
      Files.write(script, resource.readAllBytes());
    }
    return script;
  }

  /** Removes all that it left. */
  void delete() throws IOException {
    for (var path : List.of(plain(), packed(), folder.resolve(SCRIPT))) {
      Files.deleteIfExists(path);
    }
    Files.deleteIfExists(folder);
  }
}
