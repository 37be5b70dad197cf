package c10k.loop.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What can be sent in a message, and what becomes of it. */
final class StructuredCloneTest {

  private record Point(int x, Object y) {}

  private record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("not positive");
      }
    }
  }

  private record Special(TreeMap<String, String> sorted) {}

  @Provide
  Arbitrary<Object> messages() {
    Arbitrary<Object> leaves = Arbitraries.oneOf(
        Arbitraries.integers().map(value -> value), Arbitraries.strings().ofMaxLength(5).map(value -> value), Arbitraries.doubles().map(value -> value),
        Arbitraries.of(DayOfWeek.class).map(value -> value), Arbitraries.of(true, false).map(value -> value), Arbitraries.longs().map(value -> value));
    return Arbitraries.recursive(
        () -> leaves.injectNull(0.1),
        inner -> Arbitraries.oneOf(
            inner.list().ofMaxSize(3).map(value -> value), Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), inner).ofMaxSize(3).map(value -> value),
            inner.map(value -> new Point(1, value))),
        0, 4);
  }

  @Property(tries = 300)
  void theCopyMUSTBeEqual(@ForAll("messages") Object message) {
    assertThat(StructuredClone.copy(message)).isEqualTo(message);
  }

  @Test
  void nothingThatCanChangeMUSTBeCommonToBoth() {
    var bytes = new byte[]{1, 2};
    var inner = new ArrayList<Object>(List.of(bytes));
    var map = new LinkedHashMap<String, Object>(Map.of("inner", inner));
    var copy = (Point) StructuredClone.copy(new Point(1, map));
    bytes[0] = 9;
    inner.add("later");
    map.clear();
    assertThat(copy.y()).isInstanceOf(LinkedHashMap.class);
    var copiedList = (List<?>) ((Map<?, ?>) copy.y()).get("inner");
    assertThat(copiedList).hasSize(1);
    assertThat((byte[]) copiedList.getFirst()).containsExactly(1, 2);
  }

  @Test
  void arraysMUSTBeCopied() {
    var message = List.of(new int[]{1}, new long[]{2}, new double[]{3});
    var copy = (List<?>) StructuredClone.copy(message);
    assertThat((int[]) copy.get(0)).containsExactly(1).isNotSameAs(message.get(0));
    assertThat((long[]) copy.get(1)).containsExactly(2).isNotSameAs(message.get(1));
    assertThat((double[]) copy.get(2)).containsExactly(3).isNotSameAs(message.get(2));
  }

  @Test
  void aByteBufferMUSTBeCopiedFromItsPositionToItsLimit() {
    var buffer = ByteBuffer.wrap(new byte[]{1, 2, 3, 4}).order(ByteOrder.LITTLE_ENDIAN).position(1).limit(3);
    var copy = (ByteBuffer) StructuredClone.copy(buffer);
    buffer.put(1, (byte) 9);
    assertThat(copy).isEqualTo(ByteBuffer.wrap(new byte[]{2, 3}));
    assertThat(copy.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThat(buffer.position()).as("the sender's position").isEqualTo(1);
  }

  @Test
  void whatOccursTwiceMUSTBeOneObjectInTheCopyToo() {
    var shared = new int[]{1};
    var copy = (List<?>) StructuredClone.copy(Arrays.asList(shared, shared));
    assertThat(copy.get(0)).isSameAs(copy.get(1)).isNotSameAs(shared);
  }

  @Test
  void aMessageThatContainsItselfMUSTBeRefused() {
    var list = new ArrayList<Object>();
    list.add(Map.of("self", list));
    assertThatThrownBy(() -> StructuredClone.copy(list)).isInstanceOf(DataCloneException.class).hasMessageContaining("message[0][self] contains itself");
  }

  @Test
  void aMessageThatIsTooDeepMUSTBeRefused() {
    Object deep = "bottom";
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }
    var message = deep;
    assertThatThrownBy(() -> StructuredClone.copy(message)).isInstanceOf(DataCloneException.class).hasMessageContaining("levels deep");
  }

  @Test
  void anythingElseMUSTBeRefusedByItsPlaceAndClass() {
    assertThatThrownBy(() -> StructuredClone.copy(new Point(1, List.of("a", new BitSet())))).isInstanceOf(DataCloneException.class)
        .hasMessageStartingWith("message.y[1] is of class java.util.BitSet");
    assertThatThrownBy(() -> StructuredClone.copy((Runnable) () -> {})).isInstanceOf(DataCloneException.class);
  }

  @Test
  void aRecordThatAsksForASpecialMapMUSTBeRefusedWithTheReason() {
    assertThatThrownBy(() -> StructuredClone.copy(new Special(new TreeMap<>()))).isInstanceOf(DataCloneException.class).hasMessageContaining("Declare it as List or Map");
  }

  @Test
  void listsAndMapsOfAnyClassMUSTBeTaken() {
    assertThat(StructuredClone.copy(List.of(1))).isInstanceOf(ArrayList.class).isEqualTo(List.of(1));
    assertThat(StructuredClone.copy(new TreeMap<>(Map.of(1, 2)))).isInstanceOf(LinkedHashMap.class).isEqualTo(Map.of(1, 2));
    assertThat(StructuredClone.copy(new Positive(1))).isEqualTo(new Positive(1));
  }

  @Test
  void aMovableBufferMUSTMoveWithoutACopy() {
    var mine = MovableBuffer.allocate(4);
    var memory = mine.buffer();
    memory.putInt(0, 42);
    var theirs = (MovableBuffer) ((List<?>) StructuredClone.copy(List.of(mine))).getFirst();
    assertThat(theirs.buffer()).isSameAs(memory);
    assertThatThrownBy(mine::buffer).isInstanceOf(IllegalStateException.class).hasMessageContaining("belongs to that now");
    assertThatThrownBy(() -> StructuredClone.copy(mine)).isInstanceOf(DataCloneException.class).hasMessageContaining("moved before");
  }

  @Test
  void nothingMUSTMoveIfTheMessageIsRefused() {
    var mine = MovableBuffer.allocate(4);
    assertThatThrownBy(() -> StructuredClone.copy(List.of(mine, new BitSet()))).isInstanceOf(DataCloneException.class);
    assertThat(mine.isMoved()).isFalse();
  }

  @Test
  void aSharedBufferMUSTBeShared() {
    var shared = new SharedBuffer(8);
    assertThat(StructuredClone.copy(shared)).isSameAs(shared);
  }
}
