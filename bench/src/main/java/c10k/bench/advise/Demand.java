package c10k.bench.advise;

import java.time.Duration;

/**
 * What a server is to do.
 *
 * @param connections open at the same time
 * @param rate of requests over all connections, per second
 * @param payloadBytes of a request
 * @param blocking waits for something else: a database, a file
 * @param cpu computes
 * @param p99 99 of 100 requests must be answered within this
 * @param memoryBytes that the server and the kernel may use for it together
 * @param cores that it may use
 */
public record Demand(int connections, double rate, int payloadBytes, Work blocking, Work cpu, Duration p99, long memoryBytes, int cores) {

  public Demand {
    require(connections > 0, "at least one connection is needed, not " + connections);
    require(rate > 0 && Double.isFinite(rate), "a rate is above zero, not " + rate);
    require(payloadBytes > 0, "a request has at least one byte, not " + payloadBytes);
    require(p99.isPositive(), "nobody answers within " + p99);
    require(memoryBytes > 0, "no server needs " + memoryBytes + " bytes");
    require(cores > 0, "at least one core is needed, not " + cores);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  Demand withConnections(int other) {
    return new Demand(other, rate, payloadBytes, blocking, cpu, p99, memoryBytes, cores);
  }

  Demand withRate(double other) {
    return new Demand(connections, other, payloadBytes, blocking, cpu, p99, memoryBytes, cores);
  }

  Demand withMemory(long other) {
    return new Demand(connections, rate, payloadBytes, blocking, cpu, p99, other, cores);
  }

  Demand withBlockingShare(double other) {
    return new Demand(connections, rate, payloadBytes, new Work(other, blocking.time()), cpu, p99, memoryBytes, cores);
  }
}
