package c10k.pool.life;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a slot that threads fight for, two cache lines away from those of any other slot:
 * else threads that have a slot each would slow each other down by writing to the same line. (Two,
 * because processors fetch lines in pairs.)
 *
 * <p>The JVM lays out the fields of a class before those of its subclasses.
 */
@SuppressWarnings("unused") // Padding is.
class SlotWord {

  static class Before {
    private long b0;
    private long b1;
    private long b2;
    private long b3;
    private long b4;
    private long b5;
    private long b6;
    private long b7;
    private long b8;
    private long b9;
    private long b10;
    private long b11;
    private long b12;
    private long b13;
    private long b14;
  }

  static class Contended extends Before {
    /** State, marks and epoch; see {@link Slot}. */
    volatile long word;

    /** Written by the thread that has just won the word. */
    @Nullable Thread holder;

    /** Releases that did not serve those who waited. The holder's. */
    int overtakes;

    /** Whether the holder knows of its lease, or has yet to wake up. */
    volatile boolean isPickedUp = true;
  }

  static class Padded extends Contended {
    private long a0;
    private long a1;
    private long a2;
    private long a3;
    private long a4;
    private long a5;
    private long a6;
    private long a7;
    private long a8;
    private long a9;
    private long a10;
    private long a11;
    private long a12;
    private long a13;
    private long a14;
  }

  private SlotWord() {}
}
