package c10k.bench.gzip;

import c10k.bench.contestant.Label;
import c10k.bench.harness.Execution;
import c10k.bench.process.ShortCommand;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * File, gzip, file: ours beside Node's, on the same text with the same level of zlib, each in a new process that first warms up.
 */
public final class GzipExecution implements Execution {

  /** The event loop's streams. */
  public static final String OURS = GzipProgram.OURS;

  /** Node's streams. */
  public static final String NODE = GzipProgram.NODE;

  /** Name of the parameter that is the file's size. */
  public static final String MEBIBYTES = "mebibytes";

  /** Name of the parameter that is zlib's level, from 1 to 9. */
  public static final String LEVEL = "level";

  private static final int WARM_UPS = 2;
  private static final int GATE_LEVEL = 6;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double MEBIBYTE = 1 << 20;

  @Override
  public Outcome run(Task task) throws IOException, InterruptedException {
    var program = program(task.contestant());
    try {
      program.makeText(Integer.parseInt(task.parameters().get(MEBIBYTES)));
      var figures = program.run(Integer.parseInt(task.parameters().get(LEVEL)), WARM_UPS + 1);
      return new Outcome(Map.of(task.launch().cases().getFirst().name(), figures(figures)), Map.of(), Optional.empty());
    } finally {
      program.delete();
    }
  }

  private static GzipProgram program(String label) throws IOException {
    return new GzipProgram(Label.withoutAgain(label), Files.createTempDirectory("gzip-pipeline"));
  }

  private static Map<String, Double> figures(GzipFigures measured) {
    var figures = new LinkedHashMap<String, Double>();
    figures.put(Figure.PROCESS_CPU.key(), measured.cpuNanosPerByte() * MEBIBYTE / NANOS_PER_MICRO);
    figures.put(Figure.PROCESS_TIME.key(), measured.nanosPerByte() * MEBIBYTE / NANOS_PER_MICRO);
    figures.put(Figure.PACKED.key(), (double) measured.packedBytes() / measured.plainBytes());
    figures.put(Figure.PROCESS_PEAK.key(), (double) measured.peakBytes());
    return figures;
  }

  /**
   * Checks that what a contestant has packed is the text again when unpacked.
   *
   * @return why it cannot run here; empty if it can
   * @throws IOException saying what it does wrongly
   */
  public static Optional<String> whyNot(String label) throws IOException, InterruptedException {
    if (label.equals(NODE) && ShortCommand.find("node").isEmpty()) {
      return Optional.of("no Node (node) on the path");
    }
    var program = program(label);
    try {
      program.makeText(1);
      program.run(GATE_LEVEL, 1);
      try (var packed = new GZIPInputStream(Files.newInputStream(program.packed()))) {
        if (!Arrays.equals(packed.readAllBytes(), Files.readAllBytes(program.plain()))) {
          throw new IOException("what " + label + " has packed is something else when unpacked");
        }
      }
      return Optional.empty();
    } finally {
      program.delete();
    }
  }
}
