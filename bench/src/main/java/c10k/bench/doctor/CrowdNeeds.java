package c10k.bench.doctor;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What connections between many processes of one machine need: each process has its share of them, and the machine has
 * both ends of all.
 *
 * @param connections all of them
 * @param perProcess the largest share of a process
 * @param processes servers and clients together
 * @param memoryPerProcess what each takes without connections, in bytes
 */
public record CrowdNeeds(long connections, long perProcess, int processes, long memoryPerProcess) {

  /** What a JVM opens besides its sockets. */
  private static final long OTHER_DESCRIPTORS = 200;

  /** Both ends in the kernel, and some in both processes; about twice of what was measured. */
  private static final long BYTES_PER_CONNECTION = 24 * 1_024;

  private static final int ENDS = 2;

  /** What is in the way, with the command that would help; empty if nothing known is. */
  public Optional<String> obstacle(HostFiles files) {
    var limits = Limits.read(files);
    return lack(perProcess + OTHER_DESCRIPTORS, limits.get(Limit.DESCRIPTORS), "descriptors per process", "sudo prlimit --pid $$ --nofile=%1$d:%1$d")
        .or(() -> lack(connections, untracked(files, limits), "tracked connections to spare", "sudo sysctl -w net.netfilter.nf_conntrack_max=" + tracked(files)))
        .or(() -> lack(ENDS * connections, unopened(files), "open files of the system to spare", "sudo sysctl -w fs.file-max=%d more than now"))
        .or(() -> lack(ENDS * connections, files.number("proc/sys/fs/epoll/max_user_watches"), "descriptors watched by epoll", "sudo sysctl -w fs.epoll.max_user_watches=%d"))
        .or(() -> lack(memory(), limits.get(Limit.MEMORY), "bytes of available memory", "# use a machine or container with %d bytes free"));
  }

  private long memory() {
    return connections * BYTES_PER_CONNECTION + processes * memoryPerProcess;
  }

  private static OptionalLong untracked(HostFiles files, Limits limits) {
    var most = limits.get(Limit.TRACKED);
    long now = files.number("proc/sys/net/netfilter/nf_conntrack_count").orElse(0);
    return most.isPresent() ? OptionalLong.of(most.getAsLong() - now) : most;
  }

  private long tracked(HostFiles files) {
    return connections + files.number("proc/sys/net/netfilter/nf_conntrack_count").orElse(0);
  }

  /** Of a line of three numbers: open, free, and the most. */
  private static OptionalLong unopened(HostFiles files) {
    var numbers = files.line("proc/sys/fs/file-nr").orElse("").split("\\s+", -1);
    if (numbers.length <= ENDS) {
      return OptionalLong.empty();
    }
    var open = HostFiles.parse(numbers[0]);
    var most = HostFiles.parse(numbers[ENDS]);
    return open.isPresent() && most.isPresent() ? OptionalLong.of(most.getAsLong() - open.getAsLong()) : OptionalLong.empty();
  }

  private static Optional<String> lack(long needed, OptionalLong available, String what, String fix) {
    if (available.isEmpty() || available.getAsLong() >= needed) {
      return Optional.empty();
    }
    return Optional.of(String.format(
        Locale.ROOT, "This machine allows %,d %s, and %,d are needed (to raise it: %s).",
        available.getAsLong(), what, needed, String.format(Locale.ROOT, fix, needed)));
  }
}
