package c10k.loop.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BytesTest {

  @Test
  void aSliceMUSTShareItsMemory() {
    var whole = Bytes.from("hello world");
    var part = whole.slice(6);
    part.set(0, (byte) 'W');
    assertThat(whole).hasToString("hello World");
    whole.set(7, (byte) '0');
    assertThat(part).hasToString("W0rld");
    assertThat(part.slice(1, 3)).hasToString("0r");
  }

  @Test
  void aCopyMUSTNotShareIt() {
    var bytes = Bytes.from("abc");
    var copy = bytes.copy();
    bytes.fill((byte) 'x');
    assertThat(copy).hasToString("abc");
  }

  @Test
  void aBufferMUSTShareItAndNotMoveIt() {
    var bytes = Bytes.from("abcd");
    var buffer = bytes.slice(1).asByteBuffer();
    buffer.put((byte) 'X');
    assertThat(bytes).hasToString("aXcd");
    assertThat(bytes.slice(1).asByteBuffer().remaining()).isEqualTo(3);
    var wrapped = Bytes.wrap(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2));
    assertThat(wrapped).isEqualTo(Bytes.wrap(new byte[] {2, 3}));
  }

  @Test
  void partsMUSTBeCopiedInARow() {
    assertThat(Bytes.concat(List.of(Bytes.from("ab"), Bytes.EMPTY, Bytes.from("c")))).hasToString("abc");
    assertThat(Bytes.from("abcabc").indexOf((byte) 'c', 3)).isEqualTo(5);
    assertThat(Bytes.from("abc").indexOf((byte) 'x', 0)).isEqualTo(-1);
  }

  @Test
  void whatIsOutsideMUSTBeRefused() {
    var part = Bytes.from("abcdef").slice(2, 4);
    assertThatThrownBy(() -> part.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> part.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> part.copyTo(Bytes.alloc(1), 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void smallAllocationsMUSTBeCutFromOneSlab() {
    var slabs = new Slabs();
    var first = slabs.allocUnsafe(100).asByteBuffer();
    var second = slabs.allocUnsafe(10).asByteBuffer();
    assertThat(second.array()).isSameAs(first.array()).hasSize(Slabs.SLAB_LENGTH);
    assertThat(second.arrayOffset() - first.arrayOffset()).isEqualTo(104);
    assertThat(slabs.allocUnsafe(Slabs.LARGE).asByteBuffer().array()).hasSize(Slabs.LARGE);
  }

  @Test
  void unsafeAllocationMUSTShowOldBytesAndAllocMUSTNot() {
    var slabs = new Slabs();
    var secret = slabs.allocUnsafe(16);
    Bytes.from("password: sesame").copyTo(secret, 0);
    slabs.recycle(secret);
    assertThat(slabs.allocUnsafe(16)).hasToString("password: sesame");
    assertThat(slabs.alloc(16)).isEqualTo(Bytes.wrap(new byte[16]));
  }

  @Test
  void memoryInUseMUSTNotBeGivenToAnother() {
    var slabs = new Slabs();
    var inUse = new ArrayList<Bytes>();
    for (int i = 0; i < 5_000; i++) {
      var bytes = slabs.allocUnsafe(1 + i % 300);
      bytes.fill((byte) i);
      inUse.add(bytes);
      if (i % 3 == 0) {
        slabs.recycle(inUse.remove(inUse.size() / 2));
      }
    }
    for (var bytes : inUse) {
      for (int i = 0; i < bytes.length(); i++) {
        assertThat(bytes.get(i)).isEqualTo(bytes.get(0));
      }
    }
    inUse.forEach(slabs::recycle);
    assertThat(slabs.freeSlabs()).isBetween(1, 64);
  }

  @Test
  void bytesMUSTNotBeGivenBackTwice() {
    var slabs = new Slabs();
    var bytes = slabs.allocUnsafe(1);
    slabs.recycle(bytes);
    assertThatThrownBy(() -> slabs.recycle(bytes)).isInstanceOf(IllegalStateException.class).hasMessageContaining("twice");
  }
}
