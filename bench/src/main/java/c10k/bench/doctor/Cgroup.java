package c10k.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The limits of the control group that this process is in, version 1 or 2.
 *
 * <p>In a container the group's own path is often not visible; then the mount's root is the group.
 */
final class Cgroup {
  private static final String MOUNT = "sys/fs/cgroup";

  /** Version 1 says "unlimited" by a number about as large as it can. */
  private static final long UNLIMITED = Long.MAX_VALUE / 2;

  private final HostFiles files;

  Cgroup(HostFiles files) {
    this.files = files;
  }

  OptionalLong memoryBytes() {
    return smallest(Stream.concat(lines("", "memory.max"), lines("memory", "memory.limit_in_bytes")));
  }

  OptionalLong pids() {
    return smallest(Stream.concat(lines("", "pids.max"), lines("pids", "pids.max")));
  }

  /** How many cores' time it may use, such as {@code 1.5}. */
  Optional<String> cpus() {
    var quota = lines("cpu", "cpu.cfs_quota_us").findFirst().orElse("");
    var period = lines("cpu", "cpu.cfs_period_us").findFirst().orElse("");
    return Stream.concat(lines("", "cpu.max"), Stream.of(quota + " " + period))
        .flatMap(line -> cores(line).stream())
        .findFirst();
  }

  /** Of a quota and its period, such as {@code 150000 100000}; unlimited is no number, or -1. */
  private static Optional<String> cores(String quotaAndPeriod) {
    var space = quotaAndPeriod.indexOf(' ');
    var quota = HostFiles.parse(quotaAndPeriod.substring(0, Math.max(0, space)));
    var period = HostFiles.parse(quotaAndPeriod.substring(space + 1));
    if (quota.orElse(0) <= 0 || period.orElse(0) <= 0) {
      return Optional.empty();
    }
    return Optional.of(String.format(Locale.ROOT, "%.2f", (double) quota.getAsLong() / period.getAsLong()));
  }

  private static OptionalLong smallest(Stream<String> values) {
    return values.map(HostFiles::parse).flatMapToLong(OptionalLong::stream).filter(value -> value < UNLIMITED).min();
  }

  /** A file's first line in the group and in all groups around it; a controller has a mount in version 1. */
  private Stream<String> lines(String controller, String file) {
    return groups(controller).stream().flatMap(group -> files.line(group + "/" + file).stream());
  }

  private List<String> groups(String controller) {
    var mount = controller.isEmpty() ? MOUNT : MOUNT + "/" + controller;
    var groups = new ArrayList<String>();
    for (var path = path(controller); !path.isEmpty(); path = path.substring(0, path.lastIndexOf('/'))) {
      groups.add(mount + path);
    }
    groups.add(mount);
    return groups;
  }

  /** Of lines such as {@code 4:memory:/path}, or {@code 0::/path} in version 2. */
  private String path(String controller) {
    return files.lines("proc/self/cgroup").stream()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3 && List.of(parts[1].split(",")).contains(controller))
        .filter(parts -> parts[2].length() > 1)
        .map(parts -> parts[2])
        .findFirst()
        .orElse("");
  }
}
