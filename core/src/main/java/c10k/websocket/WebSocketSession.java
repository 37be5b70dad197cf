package c10k.websocket;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Session;
import c10k.websocket.Timers.Timer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, from behind its handshake to its end.
 *
 * <p>{@link MessageReader} makes messages of frames, {@link OutgoingFrames} a single reply of the answers; in between stands the application.
 */
final class WebSocketSession implements Session {

  private enum State {
    /** The handshake's answer is on its way. */
    NEW,
    OPEN,
    /** Our close frame is sent, the peer's has not come. What else comes is read over. */
    CLOSING,
    /** Over: nothing is read or sent. */
    ENDED
  }

  private final WebSocketConfig config;
  private final Application application;
  private final FrameHeader header = new FrameHeader();
  private final OutgoingFrames outgoing = new OutgoingFrames();
  private final Socket socket = new Socket();
  private final Timers timers;
  private final MessageReader messages;

  /** Null if it was not agreed on. */
  private final @Nullable PerMessageDeflate compression;

  private State state = State.NEW;

  /** Whether the peer has sent anything since this was last looked at. */
  private boolean heard;

  private boolean pinged;

  WebSocketSession(WebSocketConfig config, Optional<DeflateAgreement> agreement, Application application) {
    this.compression = agreement.map(PerMessageDeflate::new).orElse(null);
    this.config = config;
    this.application = application;
    this.timers = new Timers(config.ticker());
    this.messages = new MessageReader(config, compression, socket);
  }

  // Calls of the model

  @Override
  public void opened(Outbox out) {
    state = State.OPEN;
    out.listenTo(WebSocketProtocols.AUDIENCE);
    watch();
    socket.during(out, () -> application.opened(socket));
    finish(out);
  }

  @Override
  public void received(ByteBuffer bytes, Outbox out) {
    heard = true;
    int limit = bytes.limit();
    try {
      while (state != State.ENDED && takeNext(bytes, out)) {
        // One frame, or what there is of it.
      }
    } catch (Violation violation) {
      fail(violation, out);
    }
    if (state == State.ENDED) {
      bytes.limit(limit).position(limit);
    }
    finish(out);
  }

  /** Without a close frame there is nobody who waits for an answer. */
  @Override
  public void inputEnded(ByteBuffer rest, Outbox out) {
    state = State.ENDED;
  }

  @Override
  public void deadlineReached(Outbox out) {
    timers.deadlineReached();
    if (timers.isDue(Timer.CLOSE)) {
      end(CloseReason.SESSION_ENDED, out);
    }
    if (timers.isDue(Timer.SIGN_OF_LIFE) && state == State.OPEN) {
      askForSignOfLife(out);
    }
    if (timers.isDue(Timer.WAKE) && state == State.OPEN) {
      socket.during(out, () -> application.woken(socket));
    }
    finish(out);
  }

  @Override
  public void serverEnds(Outbox out) {
    if (state == State.NEW || state == State.OPEN) {
      sendClose(ClosePayload.of(CloseCode.GOING_AWAY, "the server ends"), out);
      state = State.ENDED;
    }
    finish(out);
  }

  @Override
  public void closed(CloseReason reason) {
    boolean wasOpened = state != State.NEW;
    state = State.ENDED;
    messages.readOver();
    if (compression != null) {
      compression.release();
    }
    if (wasOpened) {
      application.closed();
    }
  }

  private void finish(Outbox out) {
    outgoing.flush(out);
    if (state != State.ENDED) {
      timers.arrange(out);
    }
  }

  // Frames

  /** Takes a frame, or as much of it as there is; tells whether there may be more to take. */
  private boolean takeNext(ByteBuffer bytes, Outbox out) throws Violation {
    if (messages.isWithinFrame()) {
      return bytes.hasRemaining() && messages.goOn(bytes, out);
    }
    int start = bytes.position();
    if (!header.read(bytes, compression != null)) {
      return false;
    }
    if (!header.isControl()) {
      return messages.begin(header, bytes, out);
    }
    if (bytes.remaining() < header.length()) {
      bytes.position(start);
      return false;
    }
    takeControl(bytes, out);
    return true;
  }

  // Control frames

  private void takeControl(ByteBuffer bytes, Outbox out) throws Violation {
    int limit = bytes.limit();
    int end = bytes.position() + (int) header.length();
    Mask.takeOff(header.mask(), bytes, bytes.position(), end);
    bytes.limit(end);
    switch (header.opcode()) {
      case Opcode.PING -> answerPing(bytes, out);
      case Opcode.CLOSE -> answerClose(bytes, out);
      default -> {
        // A pong is a sign of life, as is everything else.
      }
    }
    bytes.limit(limit).position(end);
  }

  private void answerPing(ByteBuffer payload, Outbox out) {
    if (state == State.OPEN) {
      outgoing.addInPlace(Opcode.PONG, payload, out);
    }
  }

  /** The same code goes back, without the reason: the peer knows it. */
  private void answerClose(ByteBuffer payload, Outbox out) throws Violation {
    ClosePayload.check(payload);
    if (state == State.OPEN) {
      int code = Math.min(payload.remaining(), Short.BYTES);
      sendClose(payload.limit(payload.position() + code), out);
    }
    end(CloseReason.SESSION_ENDED, out);
  }

  // Signs of life

  private void watch() {
    if (!config.pingInterval().isZero()) {
      heard = false;
      pinged = false;
      timers.set(Timer.SIGN_OF_LIFE, config.pingInterval());
    }
  }

  private void askForSignOfLife(Outbox out) {
    if (heard) {
      watch();
    } else if (pinged) {
      fail(Violation.ofProtocol("no answer to a ping"), out);
    } else {
      pinged = true;
      outgoing.add(Opcode.PING, false, ByteBuffer.allocate(0), out);
      timers.set(Timer.SIGN_OF_LIFE, config.pongTimeout());
    }
  }

  // Ending

  private void fail(Violation violation, Outbox out) {
    if (state == State.OPEN) {
      sendClose(ClosePayload.of(violation.code(), violation.reason()), out);
    }
    end(CloseReason.PROTOCOL_ERROR, out);
  }

  private void sendClose(ByteBuffer payload, Outbox out) {
    outgoing.add(Opcode.CLOSE, false, payload, out);
  }

  /** A server ends the connection first (RFC 6455, section 7.1.1), so that the peer keeps no port busy. */
  private void end(CloseReason reason, Outbox out) {
    state = State.ENDED;
    messages.readOver();
    outgoing.flush(out);
    out.clearDeadline();
    out.close(reason);
  }

  /** What the application sees; connected to the outbox only during a call of it. */
  private final class Socket implements WebSocket, MessageReader.Receiver {
    private @Nullable Outbox out;

    /** The message being delivered, and where its payload begins: in front of it there is room for a header. */
    private @Nullable ByteBuffer delivered;

    private int payloadStart;

    void during(Outbox current, Runnable call) {
      out = current;
      try {
        call.run();
      } catch (RuntimeException | Error failure) {
        apologise(current);
        throw failure;
      } finally {
        out = null;
        delivered = null;
      }
    }

    @Override
    public void deliver(MessageKind kind, ByteBuffer payload, Outbox current) {
      out = current;
      delivered = payload;
      payloadStart = payload.position();
      try {
        application.message(kind, payload, this);
      } catch (RuntimeException | Error failure) {
        apologise(current);
        throw failure;
      } finally {
        out = null;
        delivered = null;
      }
    }

    /** The connection ends as the server's fault, and the peer should know whose it is. */
    private void apologise(Outbox current) {
      if (state == State.OPEN) {
        sendClose(ClosePayload.of(CloseCode.INTERNAL_ERROR, "the server failed"), current);
        state = State.ENDED;
      }
      outgoing.flush(current);
    }

    private Outbox out() {
      if (out == null) {
        throw new IllegalStateException("A WebSocket is valid only during the call to which it was passed.");
      }
      return out;
    }

    @SuppressWarnings("ReferenceEquality") // It matters which buffer it is, not what is in it.
    private boolean hasRoomInFront(ByteBuffer payload) {
      return payload == delivered && payload.position() == payloadStart;
    }

    @Override
    public void send(MessageKind kind, ByteBuffer payload) {
      var current = out();
      if (state != State.OPEN) {
        payload.position(payload.limit());
      } else if (compression != null && compression.isWorthwhile(payload.remaining())) {
        outgoing.add(Opcode.of(kind), true, compression.deflate(payload), current);
      } else if (hasRoomInFront(payload)) {
        outgoing.addInPlace(Opcode.of(kind), payload, current);
      } else {
        outgoing.add(Opcode.of(kind), false, payload, current);
      }
    }

    @Override
    public void broadcast(MessageKind kind, ByteBuffer payload) {
      var current = out();
      if (state == State.OPEN) {
        Broadcasts.fromWebSocket(kind, payload.slice(), current);
      }
      payload.position(payload.limit());
    }

    @Override
    public void wakeAfter(Duration time) {
      out();
      timers.set(Timer.WAKE, time);
    }

    @Override
    public void close(CloseCode code, String reason) {
      var current = out();
      if (state == State.OPEN) {
        sendClose(ClosePayload.of(code, reason), current);
        state = State.CLOSING;
        messages.readOver();
        timers.clear(Timer.SIGN_OF_LIFE);
        timers.clear(Timer.WAKE);
        timers.set(Timer.CLOSE, config.closeTimeout());
      }
    }
  }
}
