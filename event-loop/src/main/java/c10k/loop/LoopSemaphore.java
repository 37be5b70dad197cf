package c10k.loop;

import c10k.loop.uv.EventLoop;
import c10k.pool.AsyncSemaphore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * A semaphore that belongs to a loop: a number and a line of futures, and no lock.
 *
 * <p>A permit that comes back completes the first future of the line, if nobody has cancelled that in
 * the meantime.
 */
final class LoopSemaphore implements AsyncSemaphore {
  private final EventLoop loop;
  private final LoopTurn turn;
  private final SequencedSet<Request> line = new LinkedHashSet<>();
  private int available;
  private boolean closed;

  private LoopSemaphore(int permits, EventLoop loop) {
    this.available = permits;
    this.loop = loop;
    this.turn = new LoopTurn(loop);
  }

  static LoopSemaphore open(int permits, EventLoop loop) {
    var semaphore = new LoopSemaphore(permits, loop);
    loop.start();
    return semaphore;
  }

  @Override
  public CompletableFuture<Permit> acquire() {
    var request = new Request();
    turn.run(() -> admit(request));
    return request.future;
  }

  private void admit(Request request) {
    if (closed) {
      fail(request);
    } else if (available > 0) {
      available--;
      grant(request);
    } else if (!request.future.isDone()) {
      line.add(request);
    }
  }

  private void grant(Request request) {
    turn.defer(List.of(() -> {
      if (!request.future.complete(new LoopPermit())) {
        // Cancelled on the way: the permit must not get lost.
        giveBack();
      }
    }));
  }

  private void fail(Request request) {
    turn.defer(List.of(() -> request.future.completeExceptionally(new CancellationException("The semaphore is closed."))));
  }

  private void giveBack() {
    if (line.isEmpty()) {
      available++;
    } else {
      grant(line.removeFirst());
    }
  }

  @Override
  public int available() {
    return turn.ask(() -> available);
  }

  @Override
  public int waiting() {
    return turn.ask(line::size);
  }

  @Override
  public void close() {
    turn.run(() -> {
      closed = true;
      line.forEach(this::fail);
      line.clear();
      turn.defer(List.of(loop::stop));
    });
  }

  /** A place in the line. */
  private final class Request {
    private final CompletableFuture<Permit> future = new CompletableFuture<>();

    Request() {
      future.minimalCompletionStage().whenComplete((permit, error) -> {
        if (future.isCancelled()) {
          turn.run(() -> line.remove(this));
        }
      });
    }
  }

  private final class LoopPermit implements Permit {
    private boolean released;

    @Override
    public void release() {
      turn.ask(() -> {
        if (released) {
          throw new IllegalStateException("This permit was given back before.");
        }
        released = true;
        giveBack();
        return true;
      });
    }
  }
}
