package c10k.loop.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Programs with the traces that Node 20 wrote for them: one on each line of a file, as JSON. */
final class GoldenTraces {
  private static final String FILE = "golden-traces.jsonl";
  private static final Path SOURCE = Path.of("src/test/resources/c10k/loop/trace", FILE);
  private static final ObjectMapper JSON = new ObjectMapper();

  record Golden(List<Step> program, List<String> trace) {}

  private GoldenTraces() {}

  static List<Golden> read() throws IOException {
    try (InputStream file = Objects.requireNonNull(GoldenTraces.class.getResourceAsStream(FILE))) {
      var all = new ArrayList<Golden>();
      for (var line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        var golden = JSON.readTree(line);
        var trace = StreamSupport.stream(golden.required("trace").spliterator(), false).map(one -> one.asText()).toList();
        all.add(new Golden(ProgramJson.read(golden.required("program")), trace));
      }
      return all;
    }
  }

  static void record(List<List<Step>> programs) throws IOException {
    try (var node = new NodeOracle()) {
      var lines = new ArrayList<String>();
      for (var program : programs) {
        node.trace(program).ifPresent(trace -> lines.add(line(program, trace)));
      }
      Files.write(SOURCE, lines);
    }
  }

  private static String line(List<Step> program, List<String> trace) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.set("program", ProgramJson.write(program));
    var lines = line.putArray("trace");
    trace.forEach(lines::add);
    return line.toString();
  }
}
