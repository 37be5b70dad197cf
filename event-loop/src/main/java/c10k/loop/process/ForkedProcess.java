package c10k.loop.process;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JVM beside this one, and the channel to it. The <i>close</i> of the process comes after the
 * <i>disconnect</i> of the channel.
 *
 * @param process the JVM
 * @param channel messages to it, from the beginning: they wait until it connects
 */
public record ForkedProcess(ChildProcess process, MessageChannel channel) {

  /** Sends a message; see {@link MessageChannel#send}. */
  public boolean send(@Nullable Object message) {
    return channel.send(message);
  }

  /** Takes its messages. */
  public void onMessage(Consumer<? super @Nullable Object> listener) {
    channel.onMessage(listener);
  }

  /** Ends the channel. A child that waits for nothing but messages ends then. */
  public void disconnect() {
    channel.disconnect();
  }

  /** Lets the loop end before the child does. */
  public void unref() {
    process.unref();
    channel.unref();
  }
}
