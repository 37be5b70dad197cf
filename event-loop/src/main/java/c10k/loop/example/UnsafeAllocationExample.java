package c10k.loop.example;

import c10k.loop.buffer.Bytes;
import c10k.loop.buffer.Slabs;
import java.io.PrintStream;

/** A server that answers with a buffer which it has not filled. */
final class UnsafeAllocationExample implements Example {
  private static final int ANSWER_LENGTH = 24;

  @Override
  public String name() {
    return "unsafe-allocation";
  }

  @Override
  public String summary() {
    return "how memory that was not cleared leaks old bytes";
  }

  @Override
  public void run(PrintStream out) {
    var slabs = new Slabs();
    var request = slabs.allocUnsafe(ANSWER_LENGTH);
    Bytes.from("password=open sesame 123").copyTo(request, 0);
    slabs.recycle(request);

    // The mistake: more is sent than was written.
    var wrong = slabs.allocUnsafe(ANSWER_LENGTH);
    Bytes.from("ok ").copyTo(wrong, 0);
    out.println("allocUnsafe, sent whole: " + wrong);
    slabs.recycle(wrong);

    var cut = slabs.allocUnsafe(ANSWER_LENGTH);
    Bytes.from("ok ").copyTo(cut, 0);
    out.println("allocUnsafe, sent as far as written: " + cut.slice(0, 3));

    var cleared = slabs.alloc(ANSWER_LENGTH);
    Bytes.from("ok ").copyTo(cleared, 0);
    out.println("alloc, sent whole: " + cleared.toString().replace('\0', '.'));
  }
}
