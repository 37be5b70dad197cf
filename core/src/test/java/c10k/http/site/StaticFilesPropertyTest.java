package c10k.http.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for any path, and for any range. */
class StaticFilesPropertyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** What every file outside of the folder holds. */
  private static final String SECRET = "SECRET";

  private static Path tree = Path.of("");
  private static StaticFiles files = new StaticFiles("/files", tree, () -> NOW);

  @BeforeContainer
  static void secretsAllAroundAFolder() throws IOException {
    tree = Files.createTempDirectory("static-files");
    var root = Files.createDirectories(tree.resolve("a/root"));
    for (var outside : List.of("secret", "a/secret", "a/rootb", "root", "a/b/secret", "a/index.html")) {
      Files.createDirectories(tree.resolve(outside).getParent());
      Files.writeString(tree.resolve(outside), SECRET);
    }
    Files.createDirectories(root.resolve("b"));
    Files.writeString(root.resolve("b/b"), "given away");
    Files.writeString(root.resolve("a"), "given away");
    Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("b/file"), Path.of("../../secret"));
    Files.createSymbolicLink(root.resolve("b/in"), Path.of("../b"));
    files = new StaticFiles("/files", root, () -> NOW);
  }

  @AfterContainer
  static void nothingLeft() throws IOException {
    try (var all = Files.walk(tree)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  // Paths

  /** Names that are there, names that lead up, and separators and dots in disguise. */
  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of(
            "/", "/", "/", "..", ".", "a", "b", "up", "in", "file", "secret", "root", "rootb", "index.html", "%2e%2e", "%2e", ".%2e", "%2f", "%2F", "%5c", "\\", "%00", "%252e%252e",
            "%c0%ae", "%c0%af", ";", ":", "%", "C:", "~", "%0a")
        .list().ofMaxSize(12).map(parts -> "/" + String.join("", parts));
  }

  @Property(tries = 1_500)
  void noPathMUSTReadAFileOutsideOfTheFolder(@ForAll("paths") String path) throws Exception {
    var got = Exchange.get(files, "/files" + path);
    assertThat(got.text()).doesNotContain(SECRET);
    assertThat(got.status()).isIn(200, 301, 400, 403, 404);
  }

  @Property(tries = 400)
  void noPathOfAnyCharactersMUSTBeMoreThanRefused(@ForAll String path) throws Exception {
    assertThat(Exchange.get(files, "/files/" + path).status()).isIn(200, 301, 400, 403, 404);
  }

  // Ranges

  /** One element of a Range field: positions that may lie beyond the end, or the wrong way round. */
  record Spec(Optional<Integer> first, Optional<Integer> last) {
    String text() {
      return number(first) + "-" + number(last);
    }

    private static String number(Optional<Integer> position) {
      return position.map(String::valueOf).orElse("");
    }

    boolean isValid() {
      return first.isPresent() ? last.isEmpty() || first.get() <= last.get() : last.isPresent();
    }

    /** The specification, by arrays: what this element selects of the content. */
    byte[] of(byte[] content) {
      int length = content.length;
      if (first.isEmpty()) {
        return Arrays.copyOfRange(content, Math.max(0, length - last.orElseThrow()), length);
      }
      int from = Math.min(first.get(), length);
      int to = Math.min(last.map(position -> position + 1).orElse(length), length);
      return Arrays.copyOfRange(content, from, Math.max(from, to));
    }
  }

  @Provide
  Arbitrary<List<Spec>> specs() {
    var position = Arbitraries.integers().between(0, 40).optional();
    return Combinators.combine(position, position).as(Spec::new).list().ofMinSize(1).ofMaxSize(4);
  }

  @Property(tries = 500)
  void anyRangesMUSTBeThePartsOfTheFile(@ForAll("specs") List<Spec> specs, @ForAll @Size(max = 32) byte[] content) throws Exception {
    write(content);
    var got = Exchange.get(files, "/files/a", "Range", "bytes=" + specs.stream().map(Spec::text).collect(Collectors.joining(",")));
    var parts = parts(specs, content);
    if (!specs.stream().allMatch(Spec::isValid) || parts.stream().mapToInt(part -> part.length).sum() > content.length) {
      assertThat(got.status()).isEqualTo(200);
      assertThat(got.body()).isEqualTo(content);
    } else if (!parts.isEmpty()) {
      assertThat(got.status()).isEqualTo(206);
      assertThat(partsOf(got, content)).containsExactlyElementsOf(parts);
    } else {
      assertThat(got.status()).isIn(416, 200);
    }
  }

  /** What the elements select, without those that select nothing. */
  private static List<byte[]> parts(List<Spec> specs, byte[] content) {
    return specs.stream().filter(Spec::isValid).map(spec -> spec.of(content)).filter(part -> part.length > 0).toList();
  }

  private static void write(byte[] content) throws IOException {
    var file = tree.resolve("a/root/a");
    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
  }

  /** The parts of a 206, by the positions and lengths that it tells. */
  private static List<byte[]> partsOf(Exchange got, byte[] content) {
    var type = got.field("Content-Type");
    if (!type.startsWith("multipart/byteranges; boundary=")) {
      assertThat(got.body()).isEqualTo(at(got.field("Content-Range"), content));
      return List.of(got.body());
    }
    var boundary = type.substring(type.indexOf('=') + 1);
    var between = got.text().split("\r\n--" + boundary, -1);
    assertThat(between[0]).isEmpty();
    assertThat(between[between.length - 1]).isEqualTo("--\r\n");
    var parts = new ArrayList<byte[]>();
    for (var part : List.of(between).subList(1, between.length - 1)) {
      int end = part.indexOf("\r\n\r\n");
      var range = part.substring(part.indexOf("Content-Range: ") + "Content-Range: ".length(), end);
      var body = part.substring(end + "\r\n\r\n".length()).getBytes(ISO_8859_1);
      assertThat(body).isEqualTo(at(range, content));
      parts.add(body);
    }
    return parts;
  }

  private static byte[] at(String contentRange, byte[] content) {
    assertThat(contentRange).matches("bytes \\d+-\\d+/" + content.length);
    var positions = contentRange.substring("bytes ".length(), contentRange.indexOf('/')).split("-", 2);
    return Arrays.copyOfRange(content, Integer.parseInt(positions[0]), Integer.parseInt(positions[1]) + 1);
  }

  @Property(tries = 100)
  void manySinglePartsMUSTMakeUpTheFile(@ForAll @Size(min = 1, max = 100) byte[] content, @ForAll @IntRange(min = 1, max = 20) int step) throws Exception {
    write(content);
    var together = new StringBuilder();
    for (int at = 0; at < content.length; at += step) {
      together.append(Exchange.get(files, "/files/a", "Range", "bytes=" + at + "-" + (at + step - 1)).text());
    }
    assertThat(together.toString().getBytes(ISO_8859_1)).isEqualTo(content);
  }
}
