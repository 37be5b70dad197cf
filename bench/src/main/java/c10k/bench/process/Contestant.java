package c10k.bench.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A server that takes part in the comparison. */
public interface Contestant {

  /** The name in tables and on the command line. */
  String label();

  /** How it works, in one phrase. */
  String description();

  /** Whether it is not of the lab, but there for scale. */
  boolean isPeer();

  /** Why it cannot run on this machine, or empty if it can. */
  Optional<String> whyNot();

  /** Whether it runs on a JVM, and so answers questions about heap and compiler. */
  boolean onJvm();

  /**
   * The command that starts it.
   *
   * @param jvmFlags for those on a JVM
   * @throws IOException if what it runs could not be made ready
   */
  List<String> command(List<String> jvmFlags) throws IOException, InterruptedException;
}
