package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Processor time of the whole machine, in ticks, from {@code /proc/stat}.
 *
 * @param total of all kinds, idling included
 * @param idle doing nothing
 * @param stolen given to other guests by the hypervisor
 */
public record MachineCpu(long total, long idle, long stolen) {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;
  private static final int KINDS = 8;

  /** Reads it now. */
  public static MachineCpu read() throws IOException {
    return parse(Files.readString(Path.of("/proc/stat")));
  }

  static MachineCpu parse(String stat) {
    var first = stat.substring(0, stat.indexOf('\n'));
    var ticks = BLANKS.splitAsStream(first).skip(1).limit(KINDS).mapToLong(Long::parseLong).toArray();
    return new MachineCpu(Arrays.stream(ticks).sum(), ticks[IDLE] + ticks[IO_WAIT], ticks[STEAL]);
  }

  /** The share of time stolen since an earlier reading. */
  public double stealShareSince(MachineCpu earlier) {
    return share(stolen - earlier.stolen, earlier);
  }

  /** Nanoseconds of processor time, of all cores together, in which something ran since an earlier reading; what was stolen does not count. */
  public long busyNanosSince(MachineCpu earlier) {
    return ((total - idle - stolen) - (earlier.total - earlier.idle - earlier.stolen)) * CpuTicks.NANOS_PER_TICK;
  }

  /** Nanoseconds of processor time, of all cores together, that passed since an earlier reading. */
  public long nanosSince(MachineCpu earlier) {
    return (total - earlier.total) * CpuTicks.NANOS_PER_TICK;
  }

  private double share(long part, MachineCpu earlier) {
    long all = total - earlier.total;
    return all <= 0 ? 0 : (double) part / all;
  }
}
