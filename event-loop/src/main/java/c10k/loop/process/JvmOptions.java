package c10k.loop.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Which code a forked JVM runs, and how.
 *
 * @param arguments of the JVM, such as {@code -Xmx64m}; those of the parent are not passed on
 * @param classPath where it looks for classes; may be empty
 * @param modulePath where it looks for modules; may be empty
 */
public record JvmOptions(List<String> arguments, String classPath, String modulePath) {
  public JvmOptions {
    arguments = List.copyOf(arguments);
  }

  /** The same code as that of this JVM. */
  public static JvmOptions ofParent() {
    return new JvmOptions(List.of(), System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""));
  }

  /** Gives these arguments to the JVM. */
  public JvmOptions withArguments(String... newArguments) {
    return new JvmOptions(List.of(newArguments), classPath, modulePath);
  }

  /** The command line that runs a main class. */
  List<String> command(Class<?> main, List<String> programArguments) {
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(arguments);
    if (!modulePath.isEmpty()) {
      command.addAll(List.of("-p", modulePath));
    }
    if (!classPath.isEmpty()) {
      command.addAll(List.of("-cp", classPath));
    }
    if (main.getModule().isNamed()) {
      command.addAll(List.of("-m", main.getModule().getName() + "/" + main.getName()));
    } else {
      command.add(main.getName());
    }
    command.addAll(programArguments);
    return command;
  }
}
