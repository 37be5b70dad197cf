package c10k.protocol;

import c10k.server.Outbox;
import java.nio.ByteBuffer;

/** What a line protocol does with the lines it is sent. */
enum LineEffect {
  ECHO {
    @Override
    void lines(ByteBuffer lines, Outbox out) {
      out.reply(lines);
    }

    // What comes back is byte for byte what came in, so no LF is added.
    @Override
    void unfinishedLine(ByteBuffer line, Outbox out) {
      out.reply(line);
    }
  },

  BROADCAST {
    @Override
    void lines(ByteBuffer lines, Outbox out) {
      out.broadcast(lines);
    }

    // Without an LF, the line would run into the next sender's.
    @Override
    void unfinishedLine(ByteBuffer line, Outbox out) {
      var finished = ByteBuffer.allocate(line.remaining() + 1).put(line).put(Lines.LF).flip();
      out.broadcast(finished);
    }
  };

  /** Consumes one or more whole lines, each with its LF. */
  abstract void lines(ByteBuffer lines, Outbox out);

  /** Consumes the last line of a peer that ended its side without an LF. */
  abstract void unfinishedLine(ByteBuffer line, Outbox out);
}
