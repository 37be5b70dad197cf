package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RandomLinesTest {

  @Property(tries = 50)
  void mustSendLinesOfTheLengthsThatItSays(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5_000) int longest) {
    var lines = new RandomLines(seed).lines(50, longest);
    assertThat(lines[lines.length - 1]).isEqualTo((byte) '\n');
    int count = 0;
    int length = 0;
    for (byte b : lines) {
      length++;
      if (b == '\n') {
        assertThat(length).isBetween(1, longest);
        count++;
        length = 0;
      }
    }
    assertThat(count).isEqualTo(50);
  }
}
