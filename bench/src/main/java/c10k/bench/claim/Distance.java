package c10k.bench.claim;

import java.time.Duration;

/**
 * When bytes of a connection would arrive, if both ends were apart. The relay between them accepts at once, where a connection over that distance would
 * need a round trip before its client may send, and half of one more until its server knows of it. So nothing leaves an end before that time.
 *
 * @param oneWayNanos from one end to the other
 * @param acceptedNanos when the relay accepted, which is when the client began to connect
 */
record Distance(long oneWayNanos, long acceptedNanos) {
  /** Asking for a connection, and the answer. */
  private static final int WAYS_UNTIL_CLIENT_MAY_SEND = 2;
  /** Both, and the client's word that it has the answer. */
  private static final int WAYS_UNTIL_SERVER_MAY_SEND = 3;

  static Distance of(Duration oneWay, long acceptedNanos) {
    return new Distance(oneWay.toNanos(), acceptedNanos);
  }

  /** When bytes arrive at the server that the client sends now. */
  long dueAtServer(long nowNanos) {
    return due(nowNanos, WAYS_UNTIL_CLIENT_MAY_SEND);
  }

  /** When bytes arrive at the client that the server sends now. */
  long dueAtClient(long nowNanos) {
    return due(nowNanos, WAYS_UNTIL_SERVER_MAY_SEND);
  }

  private long due(long nowNanos, int ways) {
    long earliest = acceptedNanos + ways * oneWayNanos;
    // Nano times are compared by their difference, as they may overflow.
    return (nowNanos - earliest > 0 ? nowNanos : earliest) + oneWayNanos;
  }
}
