package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

  @ParameterizedTest
  @CsvSource({
    "index.html, text/html; charset=utf-8", "INDEX.HTML, text/html; charset=utf-8", "a.b.css, text/css; charset=utf-8", "a.tar.gz, application/gzip",
    "html, application/octet-stream", "a., application/octet-stream", "a.unheard, application/octet-stream", "picture.svg, image/svg+xml"
  })
  void theLastEndingMUSTTellTheType(String name, String type) {
    assertThat(MediaTypes.of(name)).isEqualTo(type);
  }
}
