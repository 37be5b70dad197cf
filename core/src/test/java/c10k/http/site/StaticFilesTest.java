package c10k.http.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import c10k.http.Body;
import c10k.server.ConfigurationException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final String WRITTEN_TEXT = "Thu, 01 Jan 2026 00:00:00 GMT";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  @TempDir
  private Path tree;

  private Path root;
  private Instant now = WRITTEN.plus(Duration.ofDays(1));
  private StaticFiles files;

  @BeforeEach
  void folderWithFiles() throws IOException {
    root = Files.createDirectories(tree.resolve("root"));
    write("letters.txt", LETTERS);
    write("empty.bin", "");
    write("a folder/index.html", "<p>index");
    Files.createDirectories(root.resolve("bare"));
    files = new StaticFiles("/files", root, () -> now);
  }

  private Path write(String name, String content) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, ISO_8859_1);
    return Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
  }

  private Exchange get(String path, String... fields) throws Exception {
    return Exchange.get(files, "/files" + path, fields);
  }

  @Test
  void aFileMUSTBeGivenWithAllThatIsKnownOfIt() throws Exception {
    var got = get("/letters.txt?query");
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text()).isEqualTo(LETTERS);
    assertThat(got.field("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(got.field("Last-Modified")).isEqualTo(WRITTEN_TEXT);
    assertThat(got.field("ETag")).matches("\"[0-9a-f-]+\"");
    assertThat(got.field("Accept-Ranges")).isEqualTo("bytes");
    assertThat(got.field("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void anEmptyFileMUSTBeGivenToo() throws Exception {
    var got = get("/empty.bin");
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text()).isEmpty();
    assertThat(got.field("Content-Type")).isEqualTo("application/octet-stream");
  }

  @ParameterizedTest
  @CsvSource({"a folder/index.html, /a%20folder/", "a folder/index.html, /a%20folder/index.html", "caf\u00e9/\u20ac, /caf%C3%A9/%E2%82%AC", "%61, /%2561"})
  void namesMUSTBePercentDecoded(String name, String path) throws Exception {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the locale's file names cannot have all characters");
    write(name, "found");
    assertThat(get(path).text()).isEqualTo("found");
  }

  @ParameterizedTest
  @CsvSource({"'', /files/", "/a%20folder, /files/a%20folder/", "/a%20folder?a=%20b, /files/a%20folder/?a=%20b"})
  void aFolderWithoutItsSlashMUSTBeSentToIt(String path, String location) throws Exception {
    var got = get(path);
    assertThat(got.status()).isEqualTo(301);
    assertThat(got.field("Location")).isEqualTo(location);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/", "/bare/", "/none", "/none/", "/letters.txt/", "/letters.txt/x", "/LETTERS.TXT", "/a%20folder/none", "/.hidden", "/.folder/file", "/folder/.hidden", "/nonsense%20"
  })
  void whatIsNotGivenAwayMUSTBe404(String path) throws Exception {
    write(".hidden", "");
    write(".folder/file", "");
    write("folder/.hidden", "");
    var got = get(path);
    assertThat(got.status()).isEqualTo(404);
    assertThat(got.text()).isEqualTo("There is no such file.\n");
  }

  @Test
  void aNameThatIsTooLongForAnyFileMUSTBe404() throws Exception {
    assertThat(get("/" + "a".repeat(300)).status()).isEqualTo(404);
    assertThat(get("/a".repeat(3_000)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/../secret", "/..%2fsecret", "/%2e%2e/secret", "/a//b", "/%00", "/%zz"})
  void aMalformedPathMUSTBe400(String path) throws Exception {
    assertThat(get(path).status()).isEqualTo(400);
  }

  @Test
  void aLinkMUSTBeFollowedOnlyWithinTheFolder() throws Exception {
    Files.writeString(tree.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("inside"), Path.of("letters.txt"));
    Files.createSymbolicLink(root.resolve("outside"), tree.resolve("secret"));
    Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));
    Files.createSymbolicLink(root.resolve("bare/index.html"), tree.resolve("secret"));
    assertThat(get("/inside").text()).isEqualTo(LETTERS);
    assertThat(get("/outside").status()).isEqualTo(403);
    assertThat(get("/up/secret").status()).isEqualTo(403);
    assertThat(get("/up/root/letters.txt").text()).isEqualTo(LETTERS);
    assertThat(get("/bare/").status()).isEqualTo(403);
    assertThat(get("/dangling").status()).isEqualTo(404);
    assertThat(get("/circle").status()).isEqualTo(404);
  }

  @Test
  void aFolderThatIsALinkMUSTServe() throws Exception {
    var link = Files.createSymbolicLink(tree.resolve("link"), root);
    assertThat(Exchange.get(new StaticFiles("/files", link, () -> now), "/files/letters.txt").text()).isEqualTo(LETTERS);
  }

  @Test
  void aFolderWhoseNameContinuesThatOfTheRootMUSTBeOutside() throws Exception {
    Files.writeString(Files.createDirectories(tree.resolve("root-too")).resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("too"), tree.resolve("root-too"));
    assertThat(get("/too/secret").status()).isEqualTo(403);
  }

  /** To open a pipe is to wait for its other end, and no interrupt helps. */
  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void whatIsNoFileMUSTNotBeOpened() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no /usr/bin/mkfifo");
    new ProcessBuilder("/usr/bin/mkfifo", root.resolve("pipe").toString()).inheritIO().start().waitFor();
    assertThat(get("/pipe").status()).isEqualTo(404);
  }

  @Test
  void headMUSTTellTheLengthWithoutOpeningTheFile() throws Exception {
    var head = Exchange.of(files, Exchange.request("HEAD", "/files/letters.txt", "Range", "bytes=0-1"));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.response().body()).isInstanceOfSatisfying(Body.Stream.class, body -> {
      assertThat(body.length()).hasValue(LETTERS.length());
      assertThatThrownBy(() -> body.source().read(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void whoHasTheFileMUSTNotGetItAgain() throws Exception {
    var tag = get("/letters.txt").field("ETag");
    var again = get("/letters.txt", "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(again.field("ETag")).isEqualTo(tag);
    assertThat(again.field("Content-Type")).isEqualTo("(none)");
    assertThat(get("/letters.txt", "If-Modified-Since", WRITTEN_TEXT).status()).isEqualTo(304);
  }

  @Test
  void aConditionThatFailsMUSTBe412AndOneOnNothingMUSTBe404() throws Exception {
    assertThat(get("/letters.txt", "If-Match", "\"other\"").status()).isEqualTo(412);
    assertThat(get("/none", "If-Match", "\"other\"").status()).isEqualTo(404);
  }

  @Test
  void eachChangeMUSTGiveTheFileAnotherTag() throws Exception {
    var first = get("/letters.txt").field("ETag");
    Files.setLastModifiedTime(root.resolve("letters.txt"), FileTime.from(WRITTEN.plusNanos(1_000_000)));
    var touched = get("/letters.txt").field("ETag");
    write("letters.txt", LETTERS + "!");
    var longer = get("/letters.txt").field("ETag");
    var other = write("other.txt", LETTERS + "?");
    Files.move(other, root.resolve("letters.txt"), StandardCopyOption.REPLACE_EXISTING);
    var replaced = get("/letters.txt").field("ETag");
    assertThat(new String[] {first, touched, longer, replaced}).doesNotHaveDuplicates();
  }

  @Test
  void aFileThatWasWrittenJustNowMUSTHaveAWeakTagAndNoPartsForIt() throws Exception {
    now = WRITTEN.plusSeconds(1);
    var tag = get("/letters.txt").field("ETag");
    assertThat(tag).startsWith("W/");
    assertThat(get("/letters.txt", "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(get("/letters.txt", "Range", "bytes=0-1", "If-Range", WRITTEN_TEXT).status()).isEqualTo(200);
    assertThat(get("/letters.txt", "Range", "bytes=0-1").status()).isEqualTo(206);
    now = WRITTEN.plusSeconds(2);
    assertThat(get("/letters.txt").field("ETag")).isEqualTo(tag.substring("W/".length()));
  }

  @Test
  void lastModifiedMUSTNotLieInTheFuture() throws Exception {
    now = WRITTEN.minus(Duration.ofHours(1));
    assertThat(get("/letters.txt").field("Last-Modified")).isEqualTo("Wed, 31 Dec 2025 23:00:00 GMT");
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-0, a, bytes 0-0/26", "bytes=-3, xyz, bytes 23-25/26", "bytes=24-, yz, bytes 24-25/26", "'bytes=30-,2-4', cde, bytes 2-4/26"})
  void aPartMUSTBe206(String range, String content, String contentRange) throws Exception {
    var part = get("/letters.txt", "Range", range);
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo(content);
    assertThat(part.field("Content-Range")).isEqualTo(contentRange);
    assertThat(part.field("Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }

  @Test
  void severalPartsMUSTComeInOneBody() throws Exception {
    var parts = get("/letters.txt", "Range", "bytes=0-1,-2");
    assertThat(parts.status()).isEqualTo(206);
    assertThat(parts.field("Content-Range")).isEqualTo("(none)");
    var type = parts.field("Content-Type");
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    var boundary = type.substring(type.indexOf('=') + 1);
    assertThat(parts.text()).isEqualTo("""

        --%1$s
        Content-Type: text/plain; charset=utf-8
        Content-Range: bytes 0-1/26

        ab
        --%1$s
        Content-Type: text/plain; charset=utf-8
        Content-Range: bytes 24-25/26

        yz
        --%1$s--
        """.formatted(boundary).replace("\n", "\r\n"));
  }

  @Test
  void aPartThatIsNotThereMUSTBe416WithTheLength() throws Exception {
    var none = get("/letters.txt", "Range", "bytes=26-");
    assertThat(none.status()).isEqualTo(416);
    assertThat(none.field("Content-Range")).isEqualTo("bytes */26");
  }

  @Test
  void aFileThatShrinksWhileItIsSentMUSTEndInAnError() throws Exception {
    var response = Exchange.response(files, Exchange.request("GET", "/files/letters.txt"));
    try (var source = ((Body.Stream) response.body()).source()) {
      assertThat(source.read(ByteBuffer.allocate(10))).isTrue();
      write("letters.txt", "short");
      assertThatThrownBy(() -> source.read(ByteBuffer.allocate(10))).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aFileThatGrowsWhileItIsSentMUSTEndWhereItDid() throws Exception {
    var response = Exchange.response(files, Exchange.request("GET", "/files/letters.txt"));
    try (var source = ((Body.Stream) response.body()).source()) {
      write("letters.txt", LETTERS + LETTERS);
      var all = ByteBuffer.allocate(100);
      assertThat(source.read(all)).isFalse();
      assertThat(all.position()).isEqualTo(LETTERS.length());
    }
  }

  @Test
  void whatIsNoFolderMUSTBeRefusedByName() throws IOException {
    var file = write("letters.txt", "");
    var nothing = root.resolve("nothing");
    assertThatThrownBy(() -> new StaticFiles("/files", nothing, () -> now)).isInstanceOf(ConfigurationException.class).hasMessageContaining(nothing.toString());
    assertThatThrownBy(() -> new StaticFiles("/files", file, () -> now)).isInstanceOf(ConfigurationException.class).hasMessageContaining(file.toString());
  }
}
