package c10k.loop.node;

import c10k.loop.uv.Heap;

/** All timers of one duration. New ones go to the end, so they are in the order in which they are due. */
final class TimeoutList extends Heap.Element {
  final int millis;
  long expiry;
  long id;
  final Chain<Timeout> timeouts = new Chain<>();

  TimeoutList(int millis, long expiry, long id) {
    this.millis = millis;
    this.expiry = expiry;
    this.id = id;
  }
}
