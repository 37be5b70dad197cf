package c10k.bench.process;

/** Reads files of {@code /proc} made of lines such as {@code VmRSS:  1234 kB}. */
final class StatusLines {
  private static final long KIBI = 1_024;

  private StatusLines() {}

  /** The number after a name; 0 if there is no such line, as kernels differ. A unit of kB is applied. */
  static long value(String content, String name) {
    for (var line : content.split("\n", -1)) {
      if (line.startsWith(name)) {
        var value = line.substring(name.length()).strip();
        return value.endsWith(" kB")
            ? KIBI * Long.parseLong(value.substring(0, value.length() - " kB".length()))
            : Long.parseLong(value);
      }
    }
    return 0;
  }
}
