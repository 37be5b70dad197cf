package c10k.http;

import c10k.server.Peer;

/** Answers requests. One instance serves all connections, so it must be safe for concurrent use. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request; must not block.
   *
   * @param peer who asks
   */
  Answer handle(Request request, Peer peer);
}
