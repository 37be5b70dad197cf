package c10k.bench.claim;

import java.io.IOException;

/** The least that a process of a JVM can do: give back what it gets, as {@code cat} does, until there is no more. */
public final class EchoMain {

  private EchoMain() {}

  /** Returns at the end of its input. */
  public static void main(String[] args) throws IOException {
    for (int next = System.in.read(); next >= 0; next = System.in.read()) {
      System.out.write(next);
      System.out.flush();
    }
  }
}
