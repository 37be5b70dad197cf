package c10k.bench.load;

final class LoadConnection {
  static final int MOST_CONNECTIONS = 1 << 17;

  private LoadConnection() {}
}
