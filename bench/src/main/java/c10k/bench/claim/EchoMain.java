package c10k.bench.claim;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The least that a process of a JVM can do: give back what it gets, as {@code cat} does, until there is no more. */
public final class EchoMain {

  private EchoMain() {}

  /** Where its class is, which is all that it needs: a folder or a jar. */
  static Path place() {
    return Path.of(URI.create(EchoMain.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** Returns at the end of its input. */
  public static void main(String[] args) throws IOException {
    for (int next = System.in.read(); next >= 0; next = System.in.read()) {
      System.out.write(next);
      System.out.flush();
    }
  }
}
