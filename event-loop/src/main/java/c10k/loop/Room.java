package c10k.loop;

import c10k.server.Audience;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * All connections of a server, spread over its loops.
 *
 * <p>Threads: immutable. A broadcast is delivered directly in the sender's own loop, and posted to
 * the others; both keep the order in which the sender sent.
 */
final class Room {
  private final List<Shard> shards;

  Room(List<Shard> shards) {
    this.shards = shards;
  }

  /**
   * Delivers to all of the audience but the sender, which is confined to the calling loop; all share one copy of
   * the bytes.
   */
  void broadcast(Connection sender, ByteBuffer bytes, Audience audience) {
    var copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    for (var shard : shards) {
      if (shard == sender.shard()) {
        shard.deliver(sender, copy, audience);
      } else {
        shard.loop().post(() -> shard.deliver(sender, copy, audience));
      }
    }
  }
}
