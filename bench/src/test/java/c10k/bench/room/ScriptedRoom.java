package c10k.bench.room;

import c10k.bench.load.ScriptedServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A room that passes lines on as told, right or wrong. */
final class ScriptedRoom {

  private ScriptedRoom() {}

  /** How a line is passed on to one of the others. */
  interface PassOn {
    void to(byte[] line, int number, OutputStream receiver) throws IOException;
  }

  interface EachLine {
    void take(byte[] line) throws IOException;
  }

  static ScriptedServer start(PassOn passOn) throws IOException {
    Queue<OutputStream> all = new ConcurrentLinkedQueue<>();
    return ScriptedServer.start((in, out) -> {
      all.add(out);
      var number = new AtomicInteger();
      toEachLine(in, line -> {
        for (var receiver : all) {
          if (!receiver.equals(out)) {
            passOn.to(line.clone(), number.incrementAndGet(), receiver);
          }
        }
      });
    });
  }

  static void toEachLine(InputStream raw, EachLine action) throws IOException {
    var in = new BufferedInputStream(raw);
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        action.take(line.toByteArray());
        line.reset();
      }
    }
  }
}
