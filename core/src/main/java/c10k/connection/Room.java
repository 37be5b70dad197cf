package c10k.connection;

import c10k.server.Audience;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The open connections of a server whose connections run in many threads.
 *
 * <p>Threads: safe for use by any thread. Broadcasts of one sender reach each member in order,
 * because the sender delivers one after the other.
 *
 * @param <C> the model's connection
 */
public final class Room<C extends Conversation> {
  private final Set<C> members = ConcurrentHashMap.newKeySet();
  private final BiConsumer<C, ByteBuffer> deliver;

  /** Makes an empty room that delivers in this way, which must not wait. */
  public Room(BiConsumer<C, ByteBuffer> deliver) {
    this.deliver = deliver;
  }

  public void join(C connection) {
    members.add(connection);
  }

  public void leave(C connection) {
    members.remove(connection);
  }

  /** Delivers to all of the audience but the sender; they share one copy of the bytes. */
  @SuppressWarnings("ReferenceEquality") // A connection is equal to nothing but itself.
  public void broadcast(C sender, ByteBuffer bytes, Audience audience) {
    var copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    for (var member : members) {
      if (member != sender && member.hears(audience)) {
        deliver.accept(member, copy.duplicate());
      }
    }
  }

  /** Visits all members; those who come or go meanwhile may be missed. */
  public void forEach(Consumer<C> visit) {
    members.forEach(visit);
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }
}
