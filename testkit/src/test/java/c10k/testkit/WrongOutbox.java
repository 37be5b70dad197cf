package c10k.testkit;

import c10k.server.Audience;
import c10k.server.CloseReason;
import c10k.server.ForwardingOutbox;
import c10k.server.Job;
import c10k.server.Outbox;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Ways to send the wrong thing, or at the wrong time. */
final class WrongOutbox {
  private static final int FAR_INTO_THE_STREAM = 16 * 1_024;

  private WrongOutbox() {}

  static Outbox broadcastingToTheSenderToo(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void broadcast(ByteBuffer bytes, Audience audience) {
        out.reply(bytes.duplicate());
        out.broadcast(bytes, audience);
      }
    };
  }

  /** Keeps each first broadcast until the second has been sent. */
  static Outbox reordering(Outbox out) {
    return new ForwardingOutbox(out) {
      private ByteBuffer kept;

      @Override
      public void broadcast(ByteBuffer bytes, Audience audience) {
        if (kept == null) {
          kept = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        } else {
          out.broadcast(bytes, audience);
          out.broadcast(kept, audience);
          kept = null;
        }
      }
    };
  }

  static Outbox wrongByteAfter16KiB(Outbox out) {
    return new ForwardingOutbox(out) {
      private int replied;

      @Override
      public void reply(ByteBuffer bytes) {
        int wrong = FAR_INTO_THE_STREAM - replied;
        replied += bytes.remaining();
        if (wrong >= 0 && wrong < bytes.remaining()) {
          int index = bytes.position() + wrong;
          bytes.put(index, (byte) (bytes.get(index) + 1));
        }
        out.reply(bytes);
      }
    };
  }

  static Outbox closingWithoutAWord(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void reply(ByteBuffer bytes) {
        if (bytes.get(bytes.position()) != 'e') {
          out.reply(bytes);
        }
      }
    };
  }

  static Outbox closingForTheWrongReason(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void close(CloseReason reason) {
        out.close(CloseReason.SESSION_ENDED);
      }
    };
  }

  /** So the model never learns that input has to be offered again. */
  static Outbox forgettingWhatIsBehindAJob(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void run(Job job) {
        try {
          job.work();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
        job.finished(out);
      }
    };
  }

  static Outbox wakingEarly(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void setDeadline(Duration fromNow) {
        out.setDeadline(fromNow.dividedBy(2));
      }
    };
  }

  static Outbox neverWaking(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void setDeadline(Duration fromNow) {}
    };
  }

  static Outbox neverForgettingADeadline(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void clearDeadline() {}
    };
  }

  /** Has the next job done at once, and keeps what it replies until there is an end to it. */
  static Outbox runningAheadOfThePeer(Outbox out) {
    return new ForwardingOutbox(out) {
      private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
      private int depth;

      @Override
      public void reply(ByteBuffer bytes) {
        if (depth == 0) {
          out.reply(bytes);
        } else {
          var copy = new byte[bytes.remaining()];
          bytes.get(copy);
          kept.writeBytes(copy);
        }
      }

      @Override
      public void run(Job job) {
        depth++;
        try {
          job.work();
          job.finished(this);
        } catch (Exception e) {
          throw new IllegalStateException(e);
        } finally {
          depth--;
        }
        if (depth == 0) {
          out.reply(ByteBuffer.wrap(kept.toByteArray()));
          kept.reset();
        }
      }
    };
  }

  static Outbox tellingEverybody(Outbox out) {
    return new ForwardingOutbox(out) {
      @Override
      public void broadcast(ByteBuffer bytes, Audience audience) {
        out.broadcast(bytes.duplicate(), Audience.LINES);
        out.broadcast(bytes, audience);
      }
    };
  }
}
