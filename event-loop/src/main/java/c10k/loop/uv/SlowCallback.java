package c10k.loop.uv;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/**
 * Tells the Flight Recorder of a callback that kept everybody waiting: which, in which loop's thread,
 * from when and for how long.
 *
 * <p>Without a recording it costs the test of a constant. With one, two looks at the clock for each
 * callback.
 */
@Registered(false) // But when there is a recorder: to register an event takes a tenth of a second.
@Name("c10k.SlowCallback")
@Label("Slow Callback")
@Description("a callback that kept its loop from all else for longer than the threshold")
@Category({"C10K Lab", "Event Loop"})
@Threshold("20 ms")
@StackTrace(false)
final class SlowCallback extends Event {
  /** Never committed. */
  private static final SlowCallback ANY = new SlowCallback();

  static {
    FlightRecorder.addListener(new FlightRecorderListener() {
      @Override
      public void recorderInitialized(FlightRecorder recorder) {
        FlightRecorder.register(SlowCallback.class);
      }
    });
  }

  @Label("Callback")
  @Description("the class of it")
  String callback = "";

  /** Whether anybody wants to know. */
  static boolean isRecorded() {
    return ANY.isEnabled();
  }

  static void run(Runnable callback) {
    var event = new SlowCallback();
    event.begin();
    try {
      callback.run();
    } finally {
      event.ended(callback);
    }
  }

  static void run(Handler handler, int ops) {
    var event = new SlowCallback();
    event.begin();
    try {
      handler.ready(ops);
    } finally {
      event.ended(handler);
    }
  }

  private void ended(Object called) {
    end();
    if (shouldCommit()) {
      callback = called.getClass().getName();
      commit();
    }
  }
}
