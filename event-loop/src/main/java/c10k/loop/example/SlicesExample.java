package c10k.loop.example;

import c10k.loop.buffer.Bytes;
import c10k.loop.buffer.Encoding;
import c10k.loop.buffer.Utf8Decoder;
import java.io.PrintStream;

/** One stretch of memory seen in several ways. */
final class SlicesExample implements Example {
  @Override
  public String name() {
    return "slices";
  }

  @Override
  public String summary() {
    return "slices that share memory, encodings, and a character in two chunks";
  }

  @Override
  public void run(PrintStream out) {
    var whole = Bytes.from("caf\u00e9 au lait");
    whole.slice(0, 1).set(0, (byte) 'C');
    out.println("written to the slice, seen in the whole: " + whole);
    out.println("hex: " + whole.slice(0, 5).toString(Encoding.HEX));
    out.println("base64: " + whole.slice(0, 5).toString(Encoding.BASE64));

    var first = whole.slice(0, 4);
    var second = whole.slice(4);
    out.println("cut inside a character: " + first + second);
    var decoder = new Utf8Decoder();
    out.println("by a decoder: " + decoder.write(first) + decoder.write(second) + decoder.end());
  }
}
