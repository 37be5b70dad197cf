package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.http.site.PathSegments.MalformedPathException;
import c10k.http.site.PathSegments.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "`` | [] | NAME", "/ | [] | FOLDER", "/a | [a] | NAME", "/a/b/ | [a, b] | FOLDER", "/%61%20b | [a b] | NAME", "/%C3%A9/%e2%82%ac | [é, €] | NAME",
      "/... | [...] | NAME", "/..a/b.. | [..a, b..] | NAME", "/%2561 | [%61] | NAME", "/a:b;c=d+e~!$&'()*,@ | [a:b;c=d+e~!$&'()*,@] | NAME"
  })
  void namesMUSTBeDecodedOnce(String path, String names, Shape shape) throws MalformedPathException {
    var segments = PathSegments.read(path);
    assertThat(segments.names()).hasToString(names);
    assertThat(segments.shape()).isEqualTo(shape);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/..", "/../a", "/a/..", "/a/../b", "/.", "/./a", "/a/.", "/%2e%2e/a", "/%2E./a", "/.%2e", "/%2e", "//", "//a", "/a//b", "/a//", "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b",
    "/..\\a", "/..%5ca", "/a%00", "/%00", "/a%00.txt", "/%", "/%2", "/%zz", "/%-1", "/%+1", "/a%2", "/%c0%ae%c0%ae/a", "/%c0%af", "/%e0%80%af", "/%ff", "/%ed%a0%80", "/é", "/a b",
    "/a\tb", "/a\u0000", "/a\u007f", "/..%2f..%2fetc", "/..;/%2e%2e", "/%６1"
  })
  void whatCouldLeadOutsideMUSTBeRefused(String path) {
    assertThatThrownBy(() -> PathSegments.read(path)).isInstanceOf(MalformedPathException.class).hasMessageStartingWith("The path ").hasMessageEndingWith(".");
  }

  @Property
  void whateverIsReadMUSTBeNamesOnly(@ForAll @CharRange(from = '%', to = '%') @CharRange(from = '.', to = '9') @CharRange(from = 'a', to = 'f') String path) {
    try {
      for (var name : PathSegments.read("/" + path).names()) {
        assertThat(name).isNotEmpty().isNotIn(".", "..").doesNotContain("/", "\\", "\0");
      }
    } catch (MalformedPathException refused) {
      assertThat(refused).hasMessageEndingWith(".");
    }
  }

  @Property
  void whatIsEncodedMUSTBeDecodedToTheSame(@ForAll @NotEmpty String name) throws MalformedPathException {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    var sent = new String(bytes, StandardCharsets.UTF_8);
    if (sent.contains("/") || sent.contains("\\") || sent.contains("\0") || List.of(".", "..").contains(sent)) {
      return;
    }
    var encoded = new StringBuilder("/");
    for (byte b : bytes) {
      encoded.append("%%%02X".formatted(b));
    }
    assertThat(PathSegments.read(encoded.toString()).names()).containsExactly(sent);
  }
}
