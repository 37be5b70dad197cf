package c10k.loop.cluster;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The descriptors of this process by their numbers, which Java keeps to itself.
 *
 * <p>A child process inherits three of them and no more, whatever the JDK: standard input, output and
 * error. So what a child is to have must become one of those, by {@code dup2}: the only thing here
 * that needs native code.
 */
final class Descriptors {
  static final int STANDARD_INPUT = 0;

  private static final Path OWN = Path.of("/proc/self/fd");
  private static final List<Path> TCP_SOCKETS = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
  private static final int ADDRESS_COLUMN = 1;
  private static final int STATE_COLUMN = 3;
  private static final int INODE_COLUMN = 9;
  private static final String LISTENING = "0A";

  private Descriptors() {}

  /** Whether this system has what is needed here. */
  static boolean areKnown() {
    return Files.isDirectory(OWN) && Files.isReadable(TCP_SOCKETS.getFirst());
  }

  /** The number of the socket of this process that listens on this port. */
  static int ofListener(int port) throws IOException {
    var links = listenersOn(port).stream().map(inode -> "socket:[" + inode + "]").collect(Collectors.toSet());
    try (var numbers = Files.newDirectoryStream(OWN)) {
      for (var number : numbers) {
        if (links.contains(target(number))) {
          return Integer.parseInt(number.getFileName().toString());
        }
      }
    }
    throw new IOException("The system does not list the descriptor of the socket that listens on port " + port + ".");
  }

  /** The one that lists the folder is gone when it is looked at. */
  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Set<String> listenersOn(int port) throws IOException {
    var suffix = String.format(Locale.ROOT, ":%04X", port);
    var lines = new ArrayList<String>();
    for (var file : TCP_SOCKETS) {
      if (Files.isReadable(file)) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > INODE_COLUMN)
        .filter(columns -> columns[STATE_COLUMN].equals(LISTENING) && columns[ADDRESS_COLUMN].endsWith(suffix))
        .map(columns -> columns[INODE_COLUMN])
        .collect(Collectors.toSet());
  }

  /** Makes the second number mean what the first means, and closes what it meant before. */
  static void duplicate(int from, int to) throws IOException {
    if (call("dup2", from, OptionalInt.of(to)) != to) {
      throw new IOException("dup2 failed: descriptor " + from + " cannot become " + to + ".");
    }
  }

  /** Another number for the same. */
  static int duplicate(int from) throws IOException {
    int copy = call("dup", from, OptionalInt.empty());
    if (copy < 0) {
      throw new IOException("dup failed for descriptor " + from + ".");
    }
    return copy;
  }

  static void close(int number) throws IOException {
    if (call("close", number, OptionalInt.empty()) != 0) {
      throw new IOException("close failed for descriptor " + number + ".");
    }
  }

  @SuppressWarnings("restricted") // The three functions take numbers and touch no memory.
  private static int call(String function, int first, OptionalInt second) {
    var linker = Linker.nativeLinker();
    var address = linker.defaultLookup().findOrThrow(function);
    var number = ValueLayout.JAVA_INT;
    try {
      if (second.isPresent()) {
        MethodHandle handle = linker.downcallHandle(address, FunctionDescriptor.of(number, number, number));
        return (int) handle.invokeExact(first, second.getAsInt());
      }
      MethodHandle handle = linker.downcallHandle(address, FunctionDescriptor.of(number, number));
      return (int) handle.invokeExact(first);
    } catch (Throwable e) {
      throw new AssertionError("a call with numbers cannot throw", e);
    }
  }
}
