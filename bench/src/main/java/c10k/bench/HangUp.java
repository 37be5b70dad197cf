package c10k.bench;

import java.lang.reflect.Proxy;

/**
 * SIGHUP, by which servers of old are told to begin anew.
 *
 * <p>The JDK's way to it has no successor yet, and the compiler warns of its use; so it is looked up.
 */
final class HangUp {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private HangUp() {}

  /**
   * Runs something at each SIGHUP, instead of ending the process.
   *
   * @param action quick; called in a thread of the JVM's
   * @return false if this JVM does not hand signals on
   */
  static boolean runs(Runnable action) {
    try {
      var signal = Class.forName(SIGNAL);
      var handler = Class.forName(HANDLER);
      var proxy = Proxy.newProxyInstance(HangUp.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
        if (method.getName().equals("handle")) {
          action.run();
        }
        return null;
      });
      signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
