package c10k.bench.advise;

/**
 * A value with what it could be as well.
 *
 * @param low not above {@code value}
 * @param high not below it
 */
public record Quantity(double value, double low, double high) {

  /** Nothing, for sure. */
  public static final Quantity ZERO = exactly(0);

  static Quantity exactly(double value) {
    return new Quantity(value, value, value);
  }

  Quantity plus(Quantity other) {
    return new Quantity(value + other.value, low + other.low, high + other.high);
  }

  /** Times a number that is not negative. */
  Quantity times(double factor) {
    return new Quantity(factor * value, factor * low, factor * high);
  }

  /** As a part of what costs something: noise can make a slope negative, but no connection gives memory back. */
  Quantity atLeastZero() {
    return new Quantity(Math.max(0, value), Math.max(0, low), Math.max(0, high));
  }

  /** A number, not below zero, divided by this. */
  Quantity dividing(double dividend) {
    return new Quantity(dividend / value, dividend / high, dividend / low);
  }

  Quantity max(Quantity other) {
    return value >= other.value ? this : other;
  }

  /** Whether all that it could be is below all that the other could be, and not by a trifle. */
  boolean isClearlyBelow(Quantity other, double trifle) {
    return high < other.low && value + trifle < other.value;
  }
}
