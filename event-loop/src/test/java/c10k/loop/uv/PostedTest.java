package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PostedTest {
  enum Action {
    POST, POST_OWN, RUN
  }

  private final Posted posted = new Posted();
  private final List<Integer> ran = new ArrayList<>();

  /** As the loop does: what cannot be added without an atomic operation goes the way of others. */
  private static void postOwn(Posted posted, Runnable callback) {
    if (!posted.addOwn(callback)) {
      assertThat(posted.add(callback)).isTrue();
    }
  }

  @Property
  void allThatIsPostedMUSTRunOnceInTheOrderInWhichItCame(@ForAll @Size(max = 50) List<Action> actions) {
    var subject = new Posted();
    var seen = new ArrayList<Integer>();
    var expected = new ArrayDeque<Integer>();
    for (int i = 0; i < actions.size(); i++) {
      int number = i;
      switch (actions.get(i)) {
        case POST -> assertThat(subject.add(() -> seen.add(number))).isTrue();
        case POST_OWN -> postOwn(subject, () -> seen.add(number));
        case RUN -> subject.run(Runnable::run);
      }
      if (actions.get(i) != Action.RUN) {
        expected.add(number);
      }
    }
    subject.end(Runnable::run);
    assertThat(seen).containsExactlyElementsOf(expected);
    assertThat(subject.add(() -> {})).isFalse();
    assertThat(subject.addOwn(() -> {})).isFalse();
  }

  @Test
  void whatACallbackPostsMUSTWaitForTheNextTime() {
    posted.add(() -> {
      ran.add(1);
      postOwn(posted, () -> ran.add(3));
    });
    postOwn(posted, () -> ran.add(2));
    posted.run(Runnable::run);
    assertThat(ran).containsExactly(1, 2);
    posted.run(Runnable::run);
    assertThat(ran).containsExactly(1, 2, 3);
    assertThat(posted.isEmpty()).isTrue();
  }

  /** Several at a time cut the queue again and again. */
  @Test
  void ofSeveralWhoPostAtTheSameTimeNothingMUSTGetLostOrOvertaken() {
    int posters = 3;
    int each = 20_000;
    var lastOf = new int[posters];
    var count = new int[1];
    var overtaken = new ArrayList<Integer>();
    for (int poster = 0; poster < posters; poster++) {
      int number = poster;
      Thread.ofVirtual().start(() -> {
        for (int i = 1; i <= each; i++) {
          int value = i;
          posted.add(() -> {
            count[0]++;
            if (value != ++lastOf[number]) {
              overtaken.add(value);
            }
          });
        }
      });
    }
    new Await(Duration.ofSeconds(20)).until("all have run", () -> {
      posted.run(Runnable::run);
      return count[0] == posters * each;
    });
    assertThat(overtaken).isEmpty();
    assertThat(posted.isEmpty()).isTrue();
  }

  @Test
  void whatIsDroppedMUSTNotRun() {
    postOwn(posted, () -> ran.add(1));
    posted.add(() -> ran.add(2));
    posted.drop();
    posted.end(Runnable::run);
    assertThat(ran).isEmpty();
  }
}
