package c10k.bench.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What is counted only for the live page. Safe for use by any thread. */
final class LiveCounts {
  private final LongAdder messages = new LongAdder();
  private final AtomicLong pages = new AtomicLong();
  private final LongAdder unshownLines = new LongAdder();

  void countMessages(long number) {
    messages.add(number);
  }

  void pageOpened() {
    pages.incrementAndGet();
  }

  void pageClosed() {
    pages.decrementAndGet();
  }

  void countUnshownLine() {
    unshownLines.increment();
  }

  long messages() {
    return messages.sum();
  }

  long pages() {
    return pages.get();
  }

  long unshownLines() {
    return unshownLines.sum();
  }
}
