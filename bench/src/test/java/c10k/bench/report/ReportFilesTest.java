package c10k.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** All files of a report, made from the fixture. */
class ReportFilesTest {
  private static final int LARGEST_PAGE = 300_000;
  private static final Pattern CODE_OF_A_NUMBER = Pattern.compile("NaN|Infinity|Optional|OptionalDouble");

  @TempDir
  Path folder;

  private final BenchReport report = Fixture.report(3);
  private String page = "";

  @BeforeEach
  void write() throws IOException {
    var files = ReportFiles.open(folder.resolve("report"));
    files.write(report, List.of());
    page = Files.readString(files.page());
  }

  @Test
  void pageMustBeWellFormed() throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(10);
    assertThat(document.getElementsByTagName("section").getLength()).isEqualTo(8);
  }

  @Test
  void pageMustShowHttpToo() throws Exception {
    var http = HtmlPage.of(Fixture.http(3));
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(http.replace("<!DOCTYPE html>", ""))));
    // Cost and throughput of each of three ways, and the order of the trials; each chart in two sizes.
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(14);
    assertThat(http).contains("One HTTP server, 2 concurrency models", "Processor time per request, HTTP with connections kept, 64 connections");
    assertThat(http).doesNotContain("messages").doesNotContainPattern(CODE_OF_A_NUMBER);
  }

  @Test
  void pageMustNeedNothingElse() {
    assertThat(page).doesNotContain("http://", "https://", "<script", "<link", "@import", "url(", "src=");
    assertThat(page.length()).isLessThan(LARGEST_PAGE);
  }

  @Test
  void pageMustHaveTheNumbers() {
    // Median throughput, a lower bound, CPU, ratio, p50 of two merged histograms, the largest response, bytes.
    assertThat(page).contains("100,002", "≥ 50,000", ">8.00<", ">2.00 × [2.00 – 2.00]<", ">13.3<", "4,321", ">27,096<", ">-10<");
    assertThat(page).doesNotContainPattern(CODE_OF_A_NUMBER);
  }

  @Test
  void pageMustEscapeWhatItDidNotWrite() {
    assertThat(page).contains("slow &lt;&quot;loop&quot;&gt; &amp; co", "Test &lt;CPU&gt;").doesNotContain("<CPU>");
  }

  @Test
  void pageMustSayWhoHasNoNumbersAndWhatToBeware() {
    assertThat(page).contains("absent has no numbers: no C compiler (cc) on the path.", "This is a smoke test of the test.", "Smoke test");
    assertThat(page).contains("Not drawn, because in a trial it fell behind the rate: slow");
  }

  @Test
  void pageMustTellHowToRepeatIt() {
    assertThat(page).contains("<pre>./lab bench --profile quick --seed 42</pre>");
  }

  @Test
  void sameReportMustGiveTheSamePage() throws IOException {
    assertThat(HtmlPage.of(Fixture.report(3))).isEqualTo(page);
  }

  @Test
  void resultsMustBeReadableAgain() throws IOException {
    assertThat(ReportFiles.read(folder.resolve("report/results.json"))).isEqualTo(report);
  }

  @Test
  void csvMustHaveALinePerTrial() throws IOException {
    var lines = Files.readAllLines(folder.resolve("report/trials.csv"));
    assertThat(lines).hasSize(1 + report.trials().size());
    assertThat(lines.getFirst()).startsWith("round,slot,scenario,connections,contestant,status,reason");
    assertThat(lines.get(2)).contains("\"slow <\"\"loop\"\"> & co\"");
  }

  @Test
  void jmhResultsMustBeJsonEvenIfThereAreNone() throws IOException {
    assertThat(Files.readString(folder.resolve("report/jmh.json")).strip()).startsWith("[").endsWith("]");
  }

  @Test
  void formerHistogramsMustGo() throws IOException {
    var old = folder.resolve("report/histograms/round-9.hlog");
    Files.writeString(old, "old");
    ReportFiles.open(folder.resolve("report"));
    assertThat(old).doesNotExist();
  }
}
