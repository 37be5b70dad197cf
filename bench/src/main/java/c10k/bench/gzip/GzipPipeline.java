package c10k.bench.gzip;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * File, gzip, file: ours beside Node's, on the same file with the same level of zlib. Both take turns,
 * each in a new process that first warms up; what is compared is CPU time per byte. Arguments:
 * mebibytes, level, rounds.
 */
public final class GzipPipeline {
  private static final int MEBIBYTE = 1 << 20;
  private static final int WARM_UPS = 2;
  private static final int DEADLINE_MINUTES = 10;

  private final Path folder;
  private final Path plain;
  private final int level;

  private GzipPipeline(Path folder, int level) {
    this.folder = folder;
    this.plain = folder.resolve("plain");
    this.level = level;
  }

  /** Compares them. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("gzip-pipeline");
    var comparison = new GzipPipeline(folder, Integer.parseInt(arguments[1]));
    try {
      comparison.makeText(Integer.parseInt(arguments[0]));
      comparison.compare(Integer.parseInt(arguments[2]), System.out);
    } finally {
      comparison.delete();
    }
  }

  /** Lines of numbers and words: text that gzip makes four to five times smaller. */
  private void makeText(int mebibytes) throws IOException {
    var lot = new Random(mebibytes);
    long left = (long) mebibytes * MEBIBYTE;
    try (var out = new BufferedOutputStream(Files.newOutputStream(plain))) {
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

  private void compare(int rounds, PrintStream out) throws IOException, InterruptedException {
    var ratios = new ArrayList<Double>();
    for (int round = 1; round <= rounds; round++) {
      var ours = run(ourCommand());
      var nodes = run(nodeCommand());
      ratios.add(nodes.cpuNanosPerByte() / ours.cpuNanosPerByte());
      out.printf(
          Locale.ROOT,
          "round %d: CPU per byte %.2f ns, Node %.2f ns; time per byte %.2f ns, Node %.2f ns; compressed to %.1f %%, Node %.1f %%%n",
          round,
          ours.cpuNanosPerByte(),
          nodes.cpuNanosPerByte(),
          ours.nanosPerByte(),
          nodes.nanosPerByte(),
          percent(ours),
          percent(nodes));
    }
    ratios.sort(null);
    out.printf(Locale.ROOT, "Node's CPU per byte over ours, median of %d rounds: %.2f%n", rounds, ratios.get(rounds / 2));
  }

  private static double percent(GzipFigures figures) {
    return 100.0 * figures.packedBytes() / figures.plainBytes();
  }

  private List<String> ourCommand() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-cp", System.getProperty("java.class.path"), GzipRun.class.getName());
  }

  private List<String> nodeCommand() throws IOException {
    var script = folder.resolve("gzip-pipeline.cjs");
    try (var resource = GzipPipeline.class.getResourceAsStream("gzip-pipeline.cjs")) {
      if (resource == null) {
        throw new IOException("Node's script is missing from the build: gzip-pipeline.cjs.");
      }
      Files.write(script, resource.readAllBytes());
    }
    return List.of("node", script.toString());
  }

  /** The last pass counts; those before it warm up. */
  private GzipFigures run(List<String> program) throws IOException, InterruptedException {
    var command = new ArrayList<>(program);
    command.addAll(List.of(plain.toString(), folder.resolve("packed").toString(), "" + level, "" + (WARM_UPS + 1)));
    var lines = folder.resolve("lines");
    var process = new ProcessBuilder(command).redirectOutput(lines.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("This took longer than " + DEADLINE_MINUTES + " minutes: " + String.join(" ", command));
    }
    if (process.exitValue() != 0) {
      throw new IOException("Exit code " + process.exitValue() + " of: " + String.join(" ", command));
    }
    return GzipFigures.ofLine(Files.readAllLines(lines).getLast());
  }

  private void delete() throws IOException {
    for (var name : List.of("plain", "packed", "lines", "gzip-pipeline.cjs")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
  }
}
