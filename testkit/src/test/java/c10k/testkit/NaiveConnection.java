package c10k.testkit;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.ServerStats;
import c10k.server.Session;
import c10k.testkit.NaiveModel.Flaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Reads, serves, writes, and waits for each. */
final class NaiveConnection implements Runnable, Outbox, Peer {
  private static final int BUFFER_BYTES = 128 * 1_024;

  private final NaiveServer server;
  private final Socket socket;
  private final long id;
  private final Session session;
  private final LinkedBlockingQueue<byte[]> unbounded = new LinkedBlockingQueue<>();
  private final CountDownLatch cut = new CountDownLatch(1);
  private boolean sessionIsDone;

  NaiveConnection(NaiveServer server, Socket socket, long id, Protocol protocol) {
    this.server = server;
    this.socket = socket;
    this.id = id;
    this.session = protocol.open(this);
    if (server.flaw == Flaw.READS_WITHOUT_BEING_READ) {
      Thread.ofVirtual().name(server.name + "-writer").start(this::writeQueue);
    }
  }

  @Override
  public void run() {
    var reason = CloseReason.PEER_ENDED;
    try (socket) {
      serve();
    } catch (IOException | UncheckedIOException e) {
      reason = CloseReason.PEER_RESET;
      if (server.flaw == Flaw.LEAKS_AFTER_A_RESET) {
        awaitCut();
      }
    }
    session.closed(reason);
    server.left(this, reason);
  }

  private void serve() throws IOException {
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    for (int count = read(buffer); count >= 0 && !sessionIsDone; count = read(buffer)) {
      server.bytesIn.addAndGet(count);
      buffer.flip();
      session.received(buffer, this);
      buffer.compact();
    }
    if (server.flaw == Flaw.IGNORES_HALF_CLOSE) {
      awaitCut();
    }
    session.inputEnded(buffer.flip(), this);
  }

  private int read(ByteBuffer buffer) throws IOException {
    var input = socket.getInputStream();
    while (server.flaw == Flaw.POLLS_FOR_INPUT && input.available() == 0 && cut.getCount() > 0) {
      Thread.onSpinWait();
    }
    var chunk = new byte[buffer.remaining()];
    int count = input.read(chunk);
    buffer.put(chunk, 0, Math.max(0, count));
    return count;
  }

  private void awaitCut() {
    try {
      cut.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void cut() {
    cut.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void reply(ByteBuffer bytes) {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    if (server.flaw == Flaw.READS_WITHOUT_BEING_READ) {
      unbounded.add(copy);
    } else {
      write(copy);
    }
  }

  private synchronized void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      server.bytesOut.addAndGet(bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeQueue() {
    try {
      while (cut.getCount() > 0) {
        write(unbounded.take());
      }
    } catch (InterruptedException | UncheckedIOException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience audience) {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    server.connections.stream().filter(other -> !other.equals(this)).forEach(other -> other.write(copy));
  }

  @Override
  public void listenTo(Audience audience) {
    throw new UnsupportedOperationException("too naive for audiences");
  }

  @Override
  public void run(Job job) {
    throw new UnsupportedOperationException("too naive for jobs");
  }

  @Override
  public void setDeadline(Duration fromNow) {
    throw new UnsupportedOperationException("too naive for deadlines");
  }

  @Override
  public void clearDeadline() {}

  @Override
  public void close(CloseReason reason) {
    sessionIsDone = true;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public SocketAddress address() {
    return socket.getRemoteSocketAddress();
  }

  @Override
  public ServerStats serverStats() {
    return server.stats();
  }
}
