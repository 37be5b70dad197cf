package c10k.testkit;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Session;
import c10k.server.Ticker;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes all calls on to another session, and writes down what the contract says about them.
 *
 * <p>Threads: safe for use by any, because a wrong model may call it from several at once.
 */
public final class RecordedSession implements Session {

  /** The kinds of calls that a model makes. */
  public enum Kind {
    OPENED,
    RECEIVED,
    INPUT_ENDED,
    DEADLINE_REACHED,
    SERVER_ENDS,
    CLOSED
  }

  /**
   * One call.
   *
   * @param atNanos by the ticker, when it began
   */
  public record Call(Kind kind, long atNanos) {}

  private static final int RECENT = 5;

  private final Session session;
  private final Ticker ticker;
  private final long id;
  private final SocketAddress address;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Thread> caller = new AtomicReference<>();
  private volatile @Nullable CloseReason reason;

  RecordedSession(Session session, Peer peer, Ticker ticker) {
    this.session = session;
    this.ticker = ticker;
    this.id = peer.id();
    this.address = peer.address();
  }

  /** The number that the model gave to the connection. */
  public long id() {
    return id;
  }

  /** Where the peer connected from. */
  public SocketAddress address() {
    return address;
  }

  /** All calls so far, in order. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many calls of this kind there were so far. */
  public int count(Kind kind) {
    return (int) calls.stream().filter(call -> call.kind() == kind).count();
  }

  /** What the session was told at its end, if it has ended. */
  public Optional<CloseReason> reason() {
    return Optional.ofNullable(reason);
  }

  /** What the model did that it must not do: overlapping calls, calls after the last. */
  public List<String> complaints() {
    return new ArrayList<>(complaints);
  }

  @Override
  public void opened(Outbox out) {
    if (!calls.isEmpty()) {
      complaints.add("Session " + id + " was told that it is opened after other calls, or twice.");
    }
    record(Kind.OPENED, () -> session.opened(out));
  }

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    if (!bytes.hasRemaining() || bytes.isReadOnly()) {
      complaints.add("Session " + id + " was given " + bytes + ", but must get at least one byte to write over.");
    }
    record(Kind.RECEIVED, () -> session.received(bytes, out));
  }

  @Override
  public void inputEnded(ByteBuffer rest, Outbox out) {
    record(Kind.INPUT_ENDED, () -> session.inputEnded(rest, out));
  }

  @Override
  public void deadlineReached(Outbox out) {
    record(Kind.DEADLINE_REACHED, () -> session.deadlineReached(out));
  }

  @Override
  public void serverEnds(Outbox out) {
    record(Kind.SERVER_ENDS, () -> session.serverEnds(out));
  }

  @Override
  public void closed(CloseReason closeReason) {
    record(
        Kind.CLOSED,
        () -> {
          session.closed(closeReason);
          reason = closeReason;
        });
  }

  private void record(Kind kind, Runnable call) {
    var other = caller.getAndSet(Thread.currentThread());
    if (other != null) {
      complaints.add("Session " + id + " was called (" + kind + ") while " + other + " was still calling it.");
    }
    if (count(Kind.CLOSED) > 0) {
      complaints.add("Session " + id + " was called (" + kind + ") after closed().");
    }
    calls.add(new Call(kind, ticker.nanos()));
    try {
      call.run();
    } finally {
      caller.set(null);
    }
  }

  @Override
  public String toString() {
    var recent = calls.stream().skip(Math.max(0, calls.size() - RECENT)).map(call -> call.kind().toString());
    return "session " + id + ": " + calls.size() + " calls, the last of them " + recent.toList();
  }
}
