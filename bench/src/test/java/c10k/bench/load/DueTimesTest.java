package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DueTimesTest {

  @Property
  void mustBeFirstInFirstOut(@ForAll List<Boolean> additions) {
    var times = new DueTimes();
    var model = new ArrayDeque<Long>();
    long time = 0;
    for (boolean addition : additions) {
      if (addition || model.isEmpty()) {
        times.add(++time);
        model.add(time);
      } else {
        assertThat(times.remove()).isEqualTo(model.remove());
      }
      assertThat(times.count()).isEqualTo(model.size());
    }
  }

  @Property
  void mustKeepTheOrderWhenItGrowsInTheMiddle(@ForAll short removedFirst) {
    var times = new DueTimes();
    int removed = removedFirst & 15;
    for (int i = 0; i < removed; i++) {
      times.add(-1);
      times.remove();
    }
    for (int i = 0; i < 100; i++) {
      times.add(i);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(times.remove()).isEqualTo(i);
    }
    assertThat(times.isEmpty()).isTrue();
  }
}
