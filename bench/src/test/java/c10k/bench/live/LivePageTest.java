package c10k.bench.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.Body;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as a document. */
class LivePageTest {
  private static final Pattern ADDRESS = Pattern.compile("(?:https?|wss?|ftp)://[\\w.]+");

  private static String html() {
    return LivePage.response().body() instanceof Body.Bytes bytes ? UTF_8.decode(bytes.content()).toString() : "";
  }

  @Test
  void thePageMUSTNeedNothingElse() {
    assertThat(html()).startsWith("<!DOCTYPE html>").contains("class Chart", "--ink:").doesNotContain("{{", "<link rel=\"stylesheet", " src=\"", "@import");
    // The name of a vocabulary is no address to ask.
    assertThat(ADDRESS.matcher(html()).results().map(found -> found.group()).distinct()).containsOnly("http://www.w3.org");
  }

  @Test
  void onlyThisScriptMUSTBeAllowed() throws Exception {
    var html = html();
    var script = html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>"));
    var digest = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8)));
    assertThat(LivePage.response().headers().first("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'sha256-" + digest + "';", "connect-src 'self'");
  }
}
