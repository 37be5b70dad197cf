package c10k.bench.chart;

/**
 * Many strokes as one SVG path, which takes a tenth of the bytes of as many elements. Places are relative to the one before, and tenths of a pixel, which
 * halves the bytes again; rounding does not add up, because it is the rounded places that are subtracted. Used by one thread.
 */
final class Strokes {
  private static final int TENTHS = 10;

  private final StringBuilder path = new StringBuilder();
  private long x;
  private long y;
  private char command;

  /** No stroke at all, which the style's round ends make a dot. */
  Strokes dot(double atX, double atY) {
    return point(true, atX, atY).command('h').number(0);
  }

  Strokes across(double fromX, double atY, double width) {
    point(true, fromX, atY);
    return right(width);
  }

  Strokes down(double atX, double fromY, double height) {
    point(true, atX, fromY);
    return lower(height);
  }

  Strokes box(double left, double top, double width, double height) {
    across(left, top, width);
    return lower(height).right(-width).command('z');
  }

  /** Two strokes crossed. */
  Strokes cross(double middleX, double middleY, double reach) {
    point(true, middleX - reach, middleY - reach).point(false, middleX + reach, middleY + reach);
    return point(true, middleX + reach, middleY - reach).point(false, middleX - reach, middleY + reach);
  }

  /** A point of a line: begins it, or goes on with it. */
  Strokes point(boolean begins, double toX, double toY) {
    long newX = Math.round(toX * TENTHS);
    long newY = Math.round(toY * TENTHS);
    if (path.isEmpty()) {
      command('M').number(newX).number(newY);
    } else {
      command(begins ? 'm' : 'l').number(newX - x).number(newY - y);
    }
    x = newX;
    y = newY;
    return this;
  }

  private Strokes right(double width) {
    long tenths = Math.round(width * TENTHS);
    x += tenths;
    return command('h').number(tenths);
  }

  private Strokes lower(double height) {
    long tenths = Math.round(height * TENTHS);
    y += tenths;
    return command('v').number(tenths);
  }

  /** A line that goes on needs no letter again. */
  private Strokes command(char letter) {
    if (letter != command || letter != 'l') {
      path.append(letter);
    }
    command = letter;
    return this;
  }

  private Strokes number(long tenths) {
    boolean needsBlank = tenths >= 0 && !path.isEmpty() && Character.isDigit(path.charAt(path.length() - 1));
    path.append(needsBlank ? " " : "").append(tenths < 0 ? "-" : "");
    long size = Math.abs(tenths);
    if (size >= TENTHS || size == 0) {
      path.append(size / TENTHS);
    }
    if (size % TENTHS != 0) {
      path.append('.').append(size % TENTHS);
    }
    return this;
  }

  boolean isEmpty() {
    return path.isEmpty();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
