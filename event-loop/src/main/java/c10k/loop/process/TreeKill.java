package c10k.loop.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Ends a process and all that came of it.
 *
 * <p>A process whose parent has ended belongs to nobody's tree any more, so whoever kills the parent
 * first never finds its children; and children may be born while one is looking. Therefore the whole
 * tree is stopped before anything in it is killed: SIGSTOP cannot be ignored, and what is stopped has
 * no children. Listing and stopping are repeated until nothing new turns up.
 *
 * <p>Out of reach is what left the tree before: a daemon whose parent had ended by then. To keep hold
 * of such one needs what the system has for it, a control group or a name space for processes.
 *
 * <p>Threads: blocks; used by one thread.
 */
final class TreeKill {
  /** Processes that are faster than that would have to be born all the time, by parents that are stopped. */
  private static final int MAX_PASSES = 50;

  /** How long the system may take to clear away what was sent SIGKILL. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(2);

  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Set<ProcessHandle> tree = new LinkedHashSet<>();

  TreeKill(ProcessHandle root) {
    tree.add(root);
  }

  /**
   * Sends a signal to all, and SIGKILL to those that run on after the grace, and to their children.
   *
   * @return what was there to be killed, and what is left
   */
  KilledTree kill(Signal signal, Duration grace) {
    stopAll();
    send(signal, running());
    send(Signal.SIGCONT, running());
    if (!haveEnded(grace)) {
      stopAll();
      send(Signal.SIGKILL, running());
    }
    boolean isComplete = haveEnded(LAST_WAIT);
    return new KilledTree(tree.size(), isComplete ? List.of() : running().stream().map(ProcessHandle::pid).toList());
  }

  private void stopAll() {
    var newcomers = running();
    for (int pass = 0; pass < MAX_PASSES && !newcomers.isEmpty(); pass++) {
      send(Signal.SIGSTOP, newcomers);
      newcomers = addNewcomers();
    }
  }

  /** Looks for children of all in the tree: those whose parents have ended are not below the root any more. */
  private List<ProcessHandle> addNewcomers() {
    var children = new HashMap<ProcessHandle, List<ProcessHandle>>();
    // One look at the whole system, however large the tree is.
    ProcessHandle.allProcesses()
        .forEach(process -> process.parent().ifPresent(parent -> children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(process)));
    var newcomers = new ArrayList<ProcessHandle>();
    var toVisit = new ArrayDeque<>(tree);
    for (var member = toVisit.poll(); member != null; member = toVisit.poll()) {
      for (var child : children.getOrDefault(member, List.of())) {
        if (tree.add(child)) {
          newcomers.add(child);
          toVisit.add(child);
        }
      }
    }
    return newcomers;
  }

  private List<ProcessHandle> running() {
    return tree.stream().filter(TreeKill::isRunning).toList();
  }

  private boolean haveEnded(Duration patience) {
    long start = System.nanoTime();
    do {
      // Those that go on may have children in the meantime.
      addNewcomers();
      if (running().isEmpty()) {
        return true;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    } while (System.nanoTime() - start < patience.toNanos());
    return false;
  }

  /** One that has ended stays listed until its parent asks how; some parents never do. */
  static boolean isRunning(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    try {
      var stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
      // The state is the letter after the name, which is in brackets and may contain any.
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      // No such file system, or it has just ended.
      return handle.isAlive();
    }
  }

  /** Sends a signal to all of them. Those that have ended are passed over. */
  static void send(Signal signal, List<ProcessHandle> targets) {
    switch (signal) {
      // The JVM makes sure that the number still belongs to the same process.
      case SIGTERM -> targets.forEach(ProcessHandle::destroy);
      case SIGKILL -> targets.forEach(ProcessHandle::destroyForcibly);
      default -> sendByShell(signal, targets);
    }
  }

  /** The JVM sends no other signals. */
  private static void sendByShell(Signal signal, List<ProcessHandle> targets) {
    if (targets.isEmpty()) {
      return;
    }
    var numbers = targets.stream().map(target -> String.valueOf(target.pid()));
    var command = Stream.concat(Stream.of("/bin/sh", "-c", "kill -s \"$0\" \"$@\"", signal.shellName()), numbers).toList();
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      var _ = builder.start().waitFor();
    } catch (IOException e) {
      System.getLogger("c10k.loop").log(System.Logger.Level.WARNING, "Cannot send " + signal + ": there is no /bin/sh.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
