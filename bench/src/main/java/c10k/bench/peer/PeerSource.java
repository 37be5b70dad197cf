package c10k.bench.peer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The programs of peers that are not written in Java, which are part of the build. */
final class PeerSource {
  private PeerSource() {}

  /** The text of a program that lies beside this class. */
  static String read(String name) throws IOException {
    try (var stream = PeerSource.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new FileNotFoundException("This build lacks " + name + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
