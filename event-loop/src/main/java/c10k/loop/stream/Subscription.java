package c10k.loop.stream;

/** A listener that was added, and can be taken away. */
@FunctionalInterface
public interface Subscription {

  /** Takes the listener away: it is not called any more, even if the event is just being told. */
  void cancel();
}
