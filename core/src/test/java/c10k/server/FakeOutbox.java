package c10k.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what a session asks for; jobs wait until the test runs them. */
public final class FakeOutbox implements Outbox {
  private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
  private final Map<Audience, ByteArrayOutputStream> broadcasts = new HashMap<>();
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final List<Duration> deadlineSettings = new ArrayList<>();
  private @Nullable Duration deadline;
  private @Nullable Audience audience;
  private @Nullable CloseReason closed;

  @Override
  public void reply(ByteBuffer bytes) {
    take(bytes, replies);
  }

  @Override
  public void broadcast(ByteBuffer bytes, Audience to) {
    take(bytes, broadcasts.computeIfAbsent(to, key -> new ByteArrayOutputStream()));
  }

  private static void take(ByteBuffer bytes, ByteArrayOutputStream into) {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    into.writeBytes(copy);
  }

  @Override
  public void listenTo(Audience newAudience) {
    audience = newAudience;
  }

  @Override
  public void run(Job job) {
    if (!jobs.isEmpty()) {
      throw new IllegalStateException("A session has one job at a time.");
    }
    jobs.add(job);
  }

  /** Runs the session's job, if it has one; tells whether it had. */
  public boolean runJob() {
    var job = jobs.poll();
    if (job == null) {
      return false;
    }
    try {
      job.work();
    } catch (Exception e) {
      job.failed(e, this);
      return true;
    }
    job.finished(this);
    return true;
  }

  /** Whether a job waits to be run. */
  public boolean hasJob() {
    return !jobs.isEmpty();
  }

  @Override
  public void setDeadline(Duration fromNow) {
    deadline = fromNow;
    deadlineSettings.add(fromNow);
  }

  @Override
  public void clearDeadline() {
    deadline = null;
  }

  /** The deadline last set, from the moment of setting it; empty if none is. */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** Every deadline that was set since the last call of this method. */
  public List<Duration> takeDeadlineSettings() {
    var settings = List.copyOf(deadlineSettings);
    deadlineSettings.clear();
    return settings;
  }

  @Override
  public void close(CloseReason reason) {
    closed = closed == null ? reason : closed;
    jobs.clear();
  }

  /** Why the session closed; empty if it has not. */
  public Optional<CloseReason> closed() {
    return Optional.ofNullable(closed);
  }

  /** What the session said it listens to; empty if it has not. */
  public Optional<Audience> audience() {
    return Optional.ofNullable(audience);
  }

  /** All replies so far. */
  public byte[] replies() {
    return replies.toByteArray();
  }

  /** All replies so far, a character for a byte. */
  public String text() {
    return replies.toString(StandardCharsets.ISO_8859_1);
  }

  /** All broadcasts so far to this audience. */
  public byte[] broadcasts(Audience to) {
    var bytes = broadcasts.get(to);
    return bytes == null ? new byte[0] : bytes.toByteArray();
  }
}
