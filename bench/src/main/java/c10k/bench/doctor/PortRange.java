package c10k.bench.doctor;

import java.util.Optional;

/** Ports from which the kernel chooses for clients, both ends included. */
record PortRange(long first, long last) {

  static Optional<PortRange> parse(String first, String last) {
    var from = HostFiles.parse(first);
    var to = HostFiles.parse(last);
    return from.isPresent() && to.isPresent()
        ? Optional.of(new PortRange(from.getAsLong(), to.getAsLong()))
        : Optional.empty();
  }
}
