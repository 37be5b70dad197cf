package c10k.loop.process;

import c10k.loop.node.Environment;
import c10k.loop.uv.Watcher;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One end of the channel between a parent and a forked JVM: a Unix-domain socket of its own, on which
 * each message is its length in four bytes, and its content. Standard output stays free for text.
 *
 * <p>Messages arrive in the order in which they were sent, each in a callback of its own. If nobody
 * listens, a few wait here and the rest in the socket, until the sender's queue grows.
 *
 * <p>What may be sent: null, boxed primitives, strings, arrays of bytes, and lists and maps of these.
 *
 * <p>Threads: of the loop.
 */
public final class MessageChannel {
  /** Longer messages are refused: they would rather be a file, or a stream. */
  public static final int MAX_MESSAGE_BYTES = 64 * 1_024 * 1_024;

  /** The variable by which a child learns where to connect to. */
  static final String VARIABLE = "C10K_CHANNEL";

  private static final int BUFFER_BYTES = 65_536;
  private static final int READS_PER_EVENT = 32;
  private static final int MAX_WAITING = 16;

  private enum State {
    CONNECTING, OPEN, CLOSING, CLOSED
  }

  /** What a queue can hold, though the message be null. */
  private record Message(@Nullable Object content) {}

  private final Environment environment;
  private final List<Consumer<? super @Nullable Object>> messageListeners = new ArrayList<>();
  private final List<Runnable> disconnectListeners = new ArrayList<>();
  private final List<Consumer<IOException>> errorListeners = new ArrayList<>();
  private final ArrayDeque<Message> received = new ArrayDeque<>();
  private final ArrayDeque<ByteBuffer> outgoing = new ArrayDeque<>();
  private final FrameReader frames = new FrameReader();
  private final ByteBuffer chunk = ByteBuffer.allocate(BUFFER_BYTES);

  private State state = State.CONNECTING;
  private @Nullable SocketChannel socket;
  private @Nullable Watcher watcher;
  private boolean counts = true;

  /** In a child: the channel alone is no reason to go on, only somebody who listens is. */
  private boolean refWhenListening;

  private boolean otherHasEnded;

  MessageChannel(Environment environment) {
    this.environment = environment;
  }

  // Connect

  /**
   * The channel to the parent of this JVM. It keeps the loop alive as soon as anybody listens for
   * messages, until it is disconnected.
   *
   * @throws IllegalStateException if this JVM was not started by {@link ChildProcesses#fork}, or the
   *         parent has ended
   */
  public static MessageChannel toParent(Environment environment) {
    var address = System.getenv(VARIABLE);
    if (address == null) {
      throw new IllegalStateException("This process was not forked: there is no channel to its parent.");
    }
    var channel = new MessageChannel(environment);
    channel.unref();
    channel.refWhenListening = true;
    try {
      channel.connected(SocketChannel.open(UnixDomainSocketAddress.of(Path.of(address))));
    } catch (IOException e) {
      throw new IllegalStateException("The parent does not listen any more, or another process has taken the channel.", e);
    }
    return channel;
  }

  void connected(SocketChannel newSocket) throws IOException {
    newSocket.configureBlocking(false);
    socket = newSocket;
    watcher = new Watcher(environment.loop(), newSocket);
    if (state == State.CONNECTING) {
      state = State.OPEN;
    }
    setCounts(counts);
    write();
  }

  /** Whether messages can be sent. */
  public boolean isConnected() {
    return state == State.CONNECTING || state == State.OPEN;
  }

  // Send

  /**
   * Sends a message.
   *
   * @return false if the channel is disconnected. True is no promise that the other will look at it.
   * @throws IllegalArgumentException if it contains what cannot be sent, or is too long
   */
  public boolean send(@Nullable Object message) {
    var content = MessageCodec.encode(message);
    if (content.length > MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "A message has at most " + MAX_MESSAGE_BYTES + " bytes, not " + content.length + ". Send a file's name, or use a stream.");
    }
    if (!isConnected()) {
      return false;
    }
    outgoing.add(ByteBuffer.allocate(Integer.BYTES + content.length).putInt(content.length).put(content).flip());
    write();
    return true;
  }

  /** How many messages wait to be written, because the other end is slow: a reason to pause. */
  public int queued() {
    return outgoing.size();
  }

  private void write() {
    if (socket == null || watcher == null) {
      return;
    }
    try {
      for (var first = outgoing.peek(); first != null; first = outgoing.peek()) {
        socket.write(first);
        if (first.hasRemaining()) {
          break;
        }
        outgoing.remove();
      }
    } catch (IOException e) {
      // Broken: what the other has sent before that is still to be read.
      outgoing.clear();
    }
    if (state == State.CLOSING && outgoing.isEmpty()) {
      close();
    } else {
      watch();
    }
  }

  private void watch() {
    if (watcher == null || state == State.CLOSED) {
      return;
    }
    boolean mayRead = !otherHasEnded && (received.size() < MAX_WAITING || !messageListeners.isEmpty());
    int interest = (mayRead ? SelectionKey.OP_READ : 0) | (outgoing.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    try {
      watcher.start(interest, this::ready);
    } catch (IOException e) {
      failed(e);
    }
  }

  private void ready(int ops) {
    if ((ops & SelectionKey.OP_WRITE) != 0) {
      write();
    }
    if ((ops & SelectionKey.OP_READ) != 0) {
      read();
    }
  }

  // Receive

  private void read() {
    try {
      for (int i = 0; i < READS_PER_EVENT && socket != null && socket.isOpen(); i++) {
        int count = socket.read(chunk.clear());
        if (count < 0) {
          frames.end();
          ended();
          return;
        }
        for (var message : frames.read(chunk.flip())) {
          received.add(new Message(MessageCodec.decode(message)));
          tellLater();
        }
        if (count < BUFFER_BYTES) {
          break;
        }
      }
      watch();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void tellLater() {
    if (!messageListeners.isEmpty()) {
      later(this::tellNext);
    }
  }

  private void tellNext() {
    if (messageListeners.isEmpty() || received.isEmpty()) {
      return;
    }
    var content = received.remove().content;
    List.copyOf(messageListeners).forEach(listener -> listener.accept(content));
    watch();
  }

  /** A callback of its own, for which the loop waits. */
  private void later(Runnable callback) {
    var loop = environment.loop();
    loop.requestBegins();
    loop.post(() -> {
      loop.requestEnds();
      callback.run();
    });
  }

  /** Takes messages. */
  public void onMessage(Consumer<? super @Nullable Object> listener) {
    messageListeners.add(listener);
    if (refWhenListening) {
      refWhenListening = false;
      ref();
    }
    received.forEach(waiting -> later(this::tellNext));
    watch();
  }

  // End

  /** Called when no more messages will come, or can be sent, whoever has disconnected. */
  public void onDisconnect(Runnable listener) {
    disconnectListeners.add(listener);
  }

  /** Called if the channel breaks; <i>disconnect</i> follows. Without a listener it is logged. */
  public void onError(Consumer<IOException> listener) {
    errorListeners.add(listener);
  }

  /** Ends the channel when all that was sent is written. Messages that are under way to us are lost. */
  public void disconnect() {
    if (!isConnected()) {
      return;
    }
    boolean wasOpen = state == State.OPEN;
    state = State.CLOSING;
    // One that was never connected is told so too: by closing, as soon as it connects.
    if (wasOpen) {
      write();
    }
  }

  /** The other has ended. It reads no more either. */
  private void ended() {
    otherHasEnded = true;
    close();
  }

  /** It has broken. */
  void failed(IOException error) {
    if (state == State.CLOSED) {
      return;
    }
    if (errorListeners.isEmpty()) {
      System.getLogger("c10k.loop").log(System.Logger.Level.WARNING, "The channel to another process has broken.", error);
    }
    errorListeners.forEach(listener -> later(() -> listener.accept(error)));
    close();
  }

  /** Ends the channel now, connected or not. */
  void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    outgoing.clear();
    if (watcher != null) {
      watcher.close();
    }
    if (socket != null) {
      closeQuietly(socket);
    }
    // Behind the messages that are to be told.
    later(() -> List.copyOf(disconnectListeners).forEach(Runnable::run));
  }

  private static void closeQuietly(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing more to be done with it.
    }
  }

  // References

  /** Makes the loop go on for the sake of this channel. */
  public void ref() {
    setCounts(true);
  }

  /** Lets the loop end though there may be messages. */
  public void unref() {
    setCounts(false);
  }

  private void setCounts(boolean newCounts) {
    counts = newCounts;
    if (watcher != null) {
      if (newCounts) {
        watcher.ref();
      } else {
        watcher.unref();
      }
    }
  }
}
