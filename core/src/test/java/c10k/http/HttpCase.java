package c10k.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One case of a table of bytes and what becomes of them; the tables tell their own keys. */
record HttpCase(String name, String bytes, boolean ends, List<String> outcome, Optional<String> llhttp, Optional<String> because) {

  /** As wide as the column of the keys. */
  private static final int KEY = 9;

  static List<HttpCase> table(String resource) {
    try (var in = Objects.requireNonNull(HttpCase.class.getResourceAsStream(resource), resource)) {
      var cases = new ArrayList<HttpCase>();
      for (var block : new String(in.readAllBytes(), US_ASCII).split("\n\n", -1)) {
        var lines = block.lines().filter(line -> !line.startsWith("#")).toList();
        if (!lines.isEmpty()) {
          cases.add(of(lines));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpCase of(List<String> lines) {
    return new HttpCase(
        values(lines, "case").getFirst(),
        Bytes.unescaped(String.join("", values(lines, "bytes"))),
        lines.contains("ends"),
        lines.stream().filter(line -> line.matches("(request|field|body|then) .*")).map(HttpCase::withOneBlank).toList(),
        values(lines, "llhttp").stream().findFirst(),
        values(lines, "because").stream().findFirst());
  }

  private static List<String> values(List<String> lines, String key) {
    return lines.stream().filter(line -> line.startsWith(key + " ")).map(line -> line.substring(KEY)).toList();
  }

  private static String withOneBlank(String line) {
    return line.substring(0, KEY).strip() + " " + line.substring(KEY);
  }

  boolean isRefused() {
    return outcome.getLast().matches("then \\d.*");
  }

  @Override
  public String toString() {
    return name;
  }
}
