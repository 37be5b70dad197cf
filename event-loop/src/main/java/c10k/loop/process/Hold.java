package c10k.loop.process;

import c10k.loop.uv.EventLoop;

/**
 * Keeps a loop alive while something is under way, unless told not to.
 *
 * <p>Threads: of the loop.
 */
final class Hold {
  private final EventLoop loop;
  private int underWay;
  private boolean counts = true;

  Hold(EventLoop loop) {
    this.loop = loop;
  }

  void begin() {
    underWay++;
    if (counts) {
      loop.requestBegins();
    }
  }

  void end() {
    underWay--;
    if (counts) {
      loop.requestEnds();
    }
  }

  boolean hasRef() {
    return counts;
  }

  void setCounts(boolean newCounts) {
    if (counts == newCounts) {
      return;
    }
    counts = newCounts;
    for (int i = 0; i < underWay; i++) {
      if (counts) {
        loop.requestBegins();
      } else {
        loop.requestEnds();
      }
    }
  }
}
