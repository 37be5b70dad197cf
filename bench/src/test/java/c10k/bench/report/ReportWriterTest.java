package c10k.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** All files of a report, made from the fixture. */
class ReportWriterTest {
  private static final int LARGEST_PAGE = 300_000;
  private static final Pattern CODE_OF_A_NUMBER = Pattern.compile("NaN|Infinity|Optional|null");

  @TempDir
  static Path folder;

  private static Results results;
  private static String page = "";

  @BeforeAll
  static void write() throws IOException {
    results = ResultsFixture.run(3, folder);
    page = Files.readString(ReportWriter.write(results, ResultsFolder.at(folder)));
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml.replace("<!DOCTYPE html>", ""))));
  }

  @Test
  void pageMUSTBeWellFormedAndHaveASectionPerScenario() throws Exception {
    var sections = parsed(page).getElementsByTagName("section");
    // The scorecard, who took part, seven scenarios, the order, where the numbers come from.
    assertThat(sections.getLength()).isEqualTo(11);
  }

  @Test
  void pageMUSTNeedNothingElse() {
    assertThat(page).doesNotContain("http://", "https://", "<script", "<link", "@import", "url(", "src=");
    assertThat(page.length()).isLessThan(LARGEST_PAGE);
  }

  @Test
  void pageMUSTNotShowWhatOnlyProgramsWrite() {
    assertThat(page).doesNotContainPattern(CODE_OF_A_NUMBER);
  }

  @Test
  void aLargeRunMUSTStayBelowTheLimitAndTellWhereTheOtherChartsAre(@TempDir Path large) throws Exception {
    var run = ResultsFixture.large(20, 7, large);
    assertThat(run.trials()).hasSizeGreaterThan(1_000);
    var html = Files.readString(ReportWriter.write(run, ResultsFolder.at(large)));
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(LARGEST_PAGE);
    var figures = parsed(html).getElementsByTagName("figure").getLength();
    var charts = files(large.resolve("charts"));
    assertThat(figures).isBetween(charts.size() / 2, charts.size() - 1);
    var links = Pattern.compile("href=\"(charts/[^\"]+)\"").matcher(html).results().map(match -> match.group(1)).toList();
    assertThat(links).hasSize(charts.size() - figures).allSatisfy(link -> assertThat(large.resolve(link)).exists());
  }

  @Test
  void eachChartMUSTHaveItsTableItsImageAndItsData() throws Exception {
    var figures = parsed(page).getElementsByTagName("figure");
    for (int i = 0; i < figures.getLength(); i++) {
      assertThat(figures.item(i).getTextContent()).contains("The numbers");
    }
    assertThat(Pattern.compile("<details>.*?<table>.*?</details>", Pattern.DOTALL).matcher(page).results()).hasSize(figures.getLength());
    assertThat(files(folder.resolve("charts"))).hasSize(figures.getLength());
    assertThat(files(folder.resolve("csv"))).hasSize(figures.getLength());
  }

  private static List<String> files(Path place) throws IOException {
    try (var files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void imagesMUSTStandAloneInLightAndDark() throws Exception {
    for (var name : files(folder.resolve("charts"))) {
      var image = Files.readString(folder.resolve("charts").resolve(name));
      assertThat(parsed(image).getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(image).contains("xmlns=\"http://www.w3.org/2000/svg\"", "prefers-color-scheme: dark").doesNotContainPattern(CODE_OF_A_NUMBER);
    }
  }

  @Test
  void chartsMUSTFollowFromWhatWasMeasured() throws IOException {
    assertThat(files(folder.resolve("charts"))).contains(
        "echo-rate-10k-trials.svg", "echo-rate-10k-cpu.svg", "echo-rate-10k-response.svg", "echo-rate-10k-service.svg", "knee-knee-p50.svg",
        "knee-knee-p99.svg", "memory-idle-memory.svg", "memory-idle-heap.svg", "freeze-freeze-responseMicros.svg", "spike-spike-served.svg", "spike-spike-size.svg", "order.svg");
  }

  @Test
  void pageMUSTEscapeWhatItDidNotWrite() {
    assertThat(page).contains("slow &lt;&quot;loop&quot;&gt; &amp; co", "Test &lt;CPU&gt;").doesNotContain("<CPU>");
  }

  @Test
  void saturatedTrialsMUSTHaveNoPercentiles() throws IOException {
    var row = Pattern.compile("<tr><th>thread-pool\\[max-threads=8]</th>(.*?)</tr>").matcher(page).results().findFirst().orElseThrow().group(1);
    assertThat(row).contains("<td>saturated</td><td>saturated</td><td>saturated</td>");
    assertThat(page).contains("Saturated, so not drawn: thread-pool[max-threads=8].");
    assertThat(Files.readString(folder.resolve("csv/echo-rate-10k-response.csv"))).contains("event-loop").doesNotContain("thread-pool[max-threads=8]");
  }

  @Test
  void aPercentileWithTooFewSamplesBeyondItMUSTBeBlank() {
    // 5,000 samples a trial: enough beyond p99, not beyond p99.9.
    var row = Pattern.compile("<tr><th>event-loop</th>(.*?)</tr>").matcher(page).results().findFirst().orElseThrow().group(1);
    assertThat(row).contains("<td>60.0</td><td>300</td><td>–</td>");
  }

  @Test
  void limitsOfTheGeneratorMUSTBeMarked() {
    assertThat(page).contains("≤ 93.0", "client-bound: the load generator was at its limit");
  }

  @Test
  void caveatsMUSTStandBeforeTheNumbers() {
    assertThat(page.indexOf("Made up for a test.")).isPositive().isLessThan(page.indexOf("At a glance"));
    assertThat(page).contains("absent has no numbers in echo: no C compiler (cc) on the path.");
  }

  @Test
  void claimsMUSTStandBesideWhatWasMeasured() {
    assertThat(page).contains("<td>1–10 µs</td><td>14.0 (p50 µs)</td><td>above the claim, by a factor of 1.40</td>");
  }

  @Test
  void pageMUSTTellHowToRepeatIt() {
    assertThat(page).contains("<pre>./lab bench --profile full --seed 42</pre>");
  }

  @Test
  void sameResultsMUSTGiveTheSameBytes(@TempDir Path other) throws IOException {
    var again = Files.readString(ReportWriter.write(ResultsFixture.run(3, other), ResultsFolder.at(other)));
    assertThat(again).isEqualTo(page);
  }

  @Test
  void chartsOfAnEarlierReportMUSTGo(@TempDir Path out) throws IOException {
    Files.createDirectories(out.resolve("charts"));
    Files.writeString(out.resolve("charts/old.svg"), "old");
    ReportWriter.write(results, ResultsFolder.at(folder), out);
    assertThat(out.resolve("charts/old.svg")).doesNotExist();
    assertThat(Files.readString(out.resolve("index.html"))).isEqualTo(page);
  }

  @Test
  void trialsMUSTBeALineEach() throws IOException {
    var lines = Files.readAllLines(folder.resolve("trials.csv"));
    assertThat(lines).hasSize(1 + results.trials().size());
    assertThat(lines.getFirst()).startsWith("scenario,case,contestant,round,slot,attempt,status,reason").contains("server.cpu [us/message]");
    assertThat(lines).anyMatch(line -> line.contains("\"slow <\"\"loop\"\"> & co\""));
  }
}
