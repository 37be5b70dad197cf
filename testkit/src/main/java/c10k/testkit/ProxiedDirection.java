package c10k.testkit;

import c10k.testkit.Fault.Cut;
import c10k.testkit.Fault.Delay;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One direction of a {@link ProxiedConnection}: reads here, and writes there what the fault lets through. */
final class ProxiedDirection implements Runnable {
  private static final int CHUNK_BYTES = 16 * 1_024;

  /** So many chunks may be on their way; beyond that the sender has to wait, as without a proxy. */
  private static final int MOST_DELAYED = 256;

  private final FaultProxy proxy;
  private final ProxiedConnection connection;
  private final Socket from;
  private final Socket to;
  private final boolean isReply;
  private final Semaphore room = new Semaphore(MOST_DELAYED);
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private final Queue<Delivery> delayed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private long lastDue = System.nanoTime();
  private @Nullable Cut cut;
  private long leftBeforeCut;

  ProxiedDirection(FaultProxy proxy, ProxiedConnection connection, Socket from, Socket to, boolean isReply) {
    this.proxy = proxy;
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.isReply = isReply;
  }

  @Override
  public void run() {
    try {
      forwardAll();
    } catch (IOException | InterruptedException e) {
      if (!connection.isVanished()) {
        connection.reset();
      }
    }
    if (connection.isVanished()) {
      end();
    }
  }

  private void end() {
    if (!over.getAndSet(true)) {
      connection.directionEnded();
    }
  }

  private void forwardAll() throws IOException, InterruptedException {
    var in = from.getInputStream();
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      proxy.hasReceived(count);
      forward(Arrays.copyOf(chunk, count));
    }
    proxy.awaitDecision(connection);
    deliver(() -> {
      to.shutdownOutput();
      end();
    });
  }

  private void forward(byte[] bytes) throws IOException, InterruptedException {
    if (proxy.awaitDecision(connection) instanceof Cut now && isReply) {
      forwardUpTo(now, bytes);
    } else {
      deliver(() -> to.getOutputStream().write(bytes));
    }
  }

  private void forwardUpTo(Cut now, byte[] bytes) throws IOException, InterruptedException {
    if (cut != now) {
      cut = now;
      leftBeforeCut = now.afterBytes();
    }
    var let = Arrays.copyOf(bytes, (int) Math.min(leftBeforeCut, bytes.length));
    leftBeforeCut -= let.length;
    deliver(() -> to.getOutputStream().write(let));
    if (leftBeforeCut == 0) {
      deliver(connection::close);
    }
  }

  /** At once, unless there is a delay, or something before it that is delayed. */
  private void deliver(Delivery delivery) throws IOException, InterruptedException {
    long delay = proxy.fault() instanceof Delay fault ? fault.by().toNanos() : 0;
    if (delay == 0 && room.availablePermits() == MOST_DELAYED) {
      deliverUnlessVanished(delivery);
      return;
    }
    long now = System.nanoTime();
    lastDue = lastDue - now > delay ? lastDue : now + delay;
    room.acquire();
    delayed.add(delivery);
    var _ = proxy.delays().schedule(this::deliverNext, lastDue - now, TimeUnit.NANOSECONDS);
  }

  /** The first, not the one that this was scheduled for: a timer set a moment too late would change the order. */
  private void deliverNext() {
    try {
      deliverUnlessVanished(delayed.remove());
    } catch (IOException e) {
      connection.reset();
    } finally {
      room.release();
    }
  }

  private void deliverUnlessVanished(Delivery delivery) throws IOException {
    if (!connection.isVanished()) {
      delivery.run();
    }
  }

  /** Something that happens to the other end. */
  private interface Delivery {
    void run() throws IOException;
  }
}
