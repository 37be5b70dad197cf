package c10k.loop.uv;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A bug in one callback must not end a loop on which all depend. */
enum LoggingScope implements CallbackScope {
  INSTANCE;

  private static final Logger LOG = System.getLogger("c10k.loop");

  @Override
  public void returned() {}

  @Override
  public void threw(Throwable error) {
    LOG.log(Level.ERROR, "A callback of the event loop failed.", error);
  }
}
