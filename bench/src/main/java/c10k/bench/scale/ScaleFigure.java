package c10k.bench.scale;

import java.util.Locale;

/** What is measured; the key is the name in the result file, with its unit. */
enum ScaleFigure {
  CONNECTIONS("connections", "connections"),
  OPEN_SECONDS("open.s", "open s"),
  OPEN_PER_SECOND("open.perSecond", "per s"),
  PING_P50("ping.p50.ms", "ping p50 ms"),
  PING_P99("ping.p99.ms", "p99"),
  BROADCASTS("broadcasts", "broadcasts"),
  BROADCAST_P50("broadcast.p50.ms", "to all p50 ms"),
  BROADCAST_P99("broadcast.p99.ms", "p99"),
  BROADCAST_MAX("broadcast.max.ms", "last"),
  HEAP("memory.heap.bytesPerConnection", "heap B"),
  DIRECT("memory.direct.bytesPerConnection", "direct B"),
  NATIVE("memory.native.bytesPerConnection", "native B"),
  KERNEL_SOCKETS("memory.kernel.sockets.bytesPerConnection", "sockets B"),
  KERNEL_THREADS("memory.kernel.threads.bytesPerConnection", "threads B"),
  THREADS("threads.perConnection", "threads");

  private static final double FEW = 100;

  private final String key;
  private final String heading;

  ScaleFigure(String key, String heading) {
    this.key = key;
    this.heading = heading;
  }

  String key() {
    return key;
  }

  String heading() {
    return heading;
  }

  static String words(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < FEW && value != Math.rint(value) ? "%.2f" : "%,.0f", value);
  }
}
