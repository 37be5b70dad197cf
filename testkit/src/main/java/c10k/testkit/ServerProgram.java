package c10k.testkit;

import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An echo server in a process of its own: {@code ServerProgram MODEL_CLASS PORT}. It prints its
 * port, or why there is none, and then its numbers for each line it reads.
 */
final class ServerProgram {

  /**
   * The numbers that it prints.
   *
   * @param active connections open
   */
  record Numbers(long active, long refused, long acceptFailures) {
    static Numbers parse(String line) {
      var fields = line.split(" ", -1);
      return new Numbers(Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
    }

    private static String print(Server server) {
      var stats = server.stats();
      return stats.active() + " " + stats.refused() + " " + stats.acceptFailures();
    }
  }

  private static final String CLASS = ".class";

  private ServerProgram() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    loadAllClasses();
    var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
    constructor.setAccessible(true);
    var model = (ConcurrencyModel) constructor.newInstance();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var server = model.serve(ServerConfig.builder().address(address).build(), new EchoProtocol())) {
      System.out.println(server.address().getPort());
      while (questions.readLine() != null) {
        System.out.println(Numbers.print(server));
      }
    } catch (ListenException e) {
      System.out.println(e.getMessage());
      System.out.println(Threads.namedLike(model.name()));
    }
  }

  /**
   * Without a descriptor left, no class could be loaded from a folder. From a jar it could, which is
   * how servers run: the JVM keeps jars open.
   */
  private static void loadAllClasses() throws IOException, ReflectiveOperationException {
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var folder = Path.of(entry);
      if (Files.isDirectory(folder)) {
        loadClassesIn(folder);
      }
    }
  }

  private static void loadClassesIn(Path folder) throws IOException, ReflectiveOperationException {
    try (var files = Files.walk(folder)) {
      for (var file : files.map(path -> folder.relativize(path).toString()).toList()) {
        if (file.startsWith("c10k") && file.endsWith(CLASS)) {
          var name = file.substring(0, file.length() - CLASS.length()).replace(File.separatorChar, '.');
          load(name);
        }
      }
    }
  }

  private static void load(String name) throws ClassNotFoundException {
    try {
      Class.forName(name, false, ServerProgram.class.getClassLoader());
    } catch (NoClassDefFoundError e) {
      // It is for those who have an optional library, and no server needs it.
    }
  }
}
