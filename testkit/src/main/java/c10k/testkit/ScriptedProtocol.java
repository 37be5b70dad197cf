package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import c10k.server.CloseReason;
import c10k.server.ForwardingOutbox;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * A protocol of lines whose sessions follow a {@link Script}: it gives the script one line at a
 * time, and stops where the contract says so, after a job or a close.
 */
public final class ScriptedProtocol implements Protocol {
  private final Supplier<Script> scripts;

  /** Gives each session a script of its own. */
  public ScriptedProtocol(Supplier<Script> scripts) {
    this.scripts = scripts;
  }

  /** Has all sessions follow one script, which keeps nothing. */
  public static ScriptedProtocol following(Script script) {
    return new ScriptedProtocol(() -> script);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Session open(Peer peer) {
    var script = scripts.get();
    script.opened(peer);
    return new ScriptedSession(script);
  }

  private record ScriptedSession(Script script) implements Session {

    @Override
    public void opened(Outbox out) {
      script.greet(out);
    }

    @Override
    public void received(ByteBuffer bytes, Outbox out) {
      var stopping = new StoppingOutbox(out);
      for (int lf = lineFeed(bytes); lf >= 0 && !stopping.stopped; lf = lineFeed(bytes)) {
        var line = take(bytes, lf - bytes.position());
        bytes.get();
        script.line(line, stopping);
      }
    }

    @Override
    public void inputEnded(ByteBuffer rest, Outbox out) {
      script.ended(take(rest, rest.remaining()), out);
    }

    @Override
    public void deadlineReached(Outbox out) {
      script.deadline(out);
    }

    @Override
    public void serverEnds(Outbox out) {
      script.serverEnds(out);
    }

    @Override
    public void closed(CloseReason reason) {
      script.closed(reason);
    }

    private static int lineFeed(ByteBuffer bytes) {
      for (int i = bytes.position(); i < bytes.limit(); i++) {
        if (bytes.get(i) == '\n') {
          return i;
        }
      }
      return -1;
    }

    private static String take(ByteBuffer bytes, int count) {
      var taken = new byte[count];
      bytes.get(taken);
      return new String(taken, ISO_8859_1);
    }
  }

  /** Notes whether the session has to return. */
  private static final class StoppingOutbox extends ForwardingOutbox {
    private boolean stopped;

    StoppingOutbox(Outbox out) {
      super(out);
    }

    @Override
    public void run(Job job) {
      stopped = true;
      super.run(job);
    }

    @Override
    public void close(CloseReason reason) {
      stopped = true;
      super.close(reason);
    }
  }
}
