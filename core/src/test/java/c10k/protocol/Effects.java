package c10k.protocol;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Records what a session asks for, so that two runs can be compared. */
final class Effects implements Outbox {
  private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
  private final ByteArrayOutputStream broadcasts = new ByteArrayOutputStream();
  private @Nullable CloseReason closed;

  @Override
  public void reply(ByteBuffer bytes) {
    take(bytes, replies);
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience audience) {
    take(bytes, broadcasts);
  }

  @Override
  public void listenTo(Audience audience) {
    throw new AssertionError("line protocols listen to lines");
  }

  private static void take(ByteBuffer bytes, ByteArrayOutputStream into) {
    while (bytes.hasRemaining()) {
      into.write(bytes.get());
    }
  }

  @Override
  public void run(Job job) {
    throw new AssertionError("line protocols run no jobs");
  }

  @Override
  public void setDeadline(Duration fromNow) {
    throw new AssertionError("line protocols set no deadlines");
  }

  @Override
  public void clearDeadline() {
    throw new AssertionError("line protocols set no deadlines");
  }

  @Override
  public void close(CloseReason reason) {
    closed = closed == null ? reason : closed;
  }

  boolean isClosed() {
    return closed != null;
  }

  @Nullable CloseReason closed() {
    return closed;
  }

  byte[] replies() {
    return replies.toByteArray();
  }

  byte[] broadcasts() {
    return broadcasts.toByteArray();
  }
}
