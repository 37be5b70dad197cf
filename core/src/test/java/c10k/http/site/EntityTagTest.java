package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\"a\" | [\"a\"]", "W/\"a\" | [W/\"a\"]", "\"\" | [\"\"]", "\"a\",\"b\" | [\"a\", \"b\"]", "\"a\" ,, W/\"b,c\" , | [\"a\", W/\"b,c\"]",
      "\"a\\\" | [\"a\\\"]", "a | []", "\"a | []", "w/\"a\" | []", "W/ \"a\" | []", "\"a b\" | []", "\"a\"\"b\" | []", "\"a\", b, \"c\" | [\"a\"]", "`` | []",
      "* | []", "\"é\" | [\"é\"]"
  })
  void listsMUSTBeReadUpToWhatIsNoTag(String text, String tags) {
    assertThat(EntityTag.list(text)).hasToString(tags);
  }

  /** The table of RFC 9110, section 8.8.3.2. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "W/\"1\" | W/\"1\" | false | true", "W/\"1\" | W/\"2\" | false | false", "W/\"1\" | \"1\" | false | true", "\"1\" | \"1\" | true | true"
  })
  void weakTagsMUSTOnlyBeGoodForComparingWeakly(String one, String other, boolean exactly, boolean asGoodAs) {
    var first = EntityTag.list(one).getFirst();
    var second = EntityTag.list(other).getFirst();
    assertThat(first.isExactly(second)).isEqualTo(exactly).isEqualTo(second.isExactly(first));
    assertThat(first.isAsGoodAs(second)).isEqualTo(asGoodAs).isEqualTo(second.isAsGoodAs(first));
  }
}
