package c10k.bench.load;

final class TimedLine {
  static final int HEADER_BYTES = 32;

  private TimedLine() {}
}
