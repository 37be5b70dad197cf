package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.site.RangeRequest.Parts;
import c10k.http.site.RangeRequest.Unsatisfiable;
import c10k.http.site.RangeRequest.Whole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeRequestTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      // RFC 9110, section 14.1.2, and others of an object of 10,000 bytes
      "bytes=0-499 | 0-499", "bytes=500-999 | 500-999", "bytes=-500 | 9500-9999", "bytes=9500- | 9500-9999", "bytes=0-0,-1 | 0-0 9999-9999",
      "bytes= 0-999, 4500-5499, -1000 | 0-999 4500-5499 9000-9999", "bytes=500-600,601-999 | 500-600 601-999", "bytes=500-700,601-999 | 500-700 601-999",
      "Bytes=1-2 | 1-2", "BYTES=1-2 | 1-2", "bytes=,1-2, ,3-4, | 1-2 3-4", "bytes=0-9999 | 0-9999", "bytes=0-10000 | 0-9999", "bytes=9999-9999 | 9999-9999",
      "bytes=-10000 | 0-9999", "bytes=-10001 | 0-9999", "bytes=000000000000000000000001-2 | 1-2", "bytes=1-99999999999999999999999999 | 1-9999",
      "bytes=-99999999999999999999999999 | 0-9999", "bytes=3-4,10000-,5-6 | 3-4 5-6", "bytes=-0,1-1 | 1-1",
      "bytes=10000- | none", "bytes=10000-10001,20000- | none", "bytes=-0 | none", "bytes=99999999999999999999999999- | none",
      "lines=1-2 | whole", "bytes | whole", "bytes= | whole", "bytes=, | whole", "bytes=a-b | whole", "bytes=1 | whole", "bytes=- | whole", "bytes=2-1 | whole",
      "bytes=1-2,4-3 | whole", "bytes=1-2;3-4 | whole", "bytes=+1-2 | whole", "bytes=1--2 | whole", "bytes =1-2 | whole", "bytes=1 - 2 | whole", "bytes=0x1-2 | whole",
      "bytes=0-,0- | whole", "bytes=0-,-1 | whole", "bytes=٠-٢ | whole"
  })
  void whatIsAskedForMUSTBeGivenAsFarAsItIsThere(String field, String parts) {
    assertThat(text(RangeRequest.read(List.of(field), 10_000))).isEqualTo(parts);
  }

  private static String text(RangeRequest request) {
    return switch (request) {
      case Whole whole -> "whole";
      case Unsatisfiable none -> "none";
      case Parts(var ranges) -> ranges.stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(" "));
    };
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-, none", "bytes=0-0, none", "bytes=-0, none", "bytes=-1, whole", "'bytes=0-,-1', whole"})
  void anEmptyFileMUSTHaveNoPartButItsEnd(String field, String parts) {
    assertThat(text(RangeRequest.read(List.of(field), 0))).isEqualTo(parts);
  }

  @Test
  void partsMUSTBeBoundedInNumber() {
    assertThat(text(RangeRequest.read(List.of(singleBytes(RangeRequest.MAX_PARTS)), 100))).startsWith("0-0 2-2");
    assertThat(text(RangeRequest.read(List.of(singleBytes(RangeRequest.MAX_PARTS + 1)), 100))).isEqualTo("whole");
  }

  private static String singleBytes(int count) {
    return IntStream.range(0, count).mapToObj(i -> 2 * i + "-" + 2 * i).collect(Collectors.joining(",", "bytes=", ""));
  }

  @Test
  void noFieldAndTwoFieldsMUSTMeanTheWhole() {
    assertThat(RangeRequest.read(List.of(), 10)).isEqualTo(new Whole());
    assertThat(RangeRequest.read(List.of("bytes=0-1", "bytes=3-4"), 10)).isEqualTo(new Whole());
  }
}
