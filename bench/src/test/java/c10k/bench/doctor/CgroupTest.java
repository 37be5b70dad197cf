package c10k.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {
  @TempDir
  private Path root;

  @Test
  void mustReadVersion2() throws IOException {
    var host = FakeHost.silent(root)
        .with("proc/self/cgroup", "0::/user/lab\n")
        .with("sys/fs/cgroup/user/lab/memory.max", "max\n")
        .with("sys/fs/cgroup/user/memory.max", "1073741824\n")
        .with("sys/fs/cgroup/user/lab/cpu.max", "150000 100000\n")
        .with("sys/fs/cgroup/user/lab/pids.max", "500\n");
    var cgroup = new Cgroup(host.files());
    assertThat(cgroup.memoryBytes()).as("of the group around").hasValue(1L << 30);
    assertThat(cgroup.cpus()).hasValue("1.50");
    assertThat(cgroup.pids()).hasValue(500);
  }

  @Test
  void mustReadVersion1() throws IOException {
    var host = FakeHost.silent(root)
        .with("proc/self/cgroup", "4:memory:/lab\n3:cpu,cpuacct:/lab\n2:pids:/lab\n")
        .with("sys/fs/cgroup/memory/lab/memory.limit_in_bytes", "1073741824\n")
        .with("sys/fs/cgroup/cpu/lab/cpu.cfs_quota_us", "50000\n")
        .with("sys/fs/cgroup/cpu/lab/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/pids/lab/pids.max", "500\n");
    var cgroup = new Cgroup(host.files());
    assertThat(cgroup.memoryBytes()).hasValue(1L << 30);
    assertThat(cgroup.cpus()).hasValue("0.50");
    assertThat(cgroup.pids()).hasValue(500);
  }

  /** Inside a container, the path is often that of the host. */
  @Test
  void mustReadTheRootOfTheMountIfTheGroupCannotBeSeen() throws IOException {
    var host = FakeHost.silent(root)
        .with("proc/self/cgroup", "0::/somewhere/else\n")
        .with("sys/fs/cgroup/memory.max", "1073741824\n");
    assertThat(new Cgroup(host.files()).memoryBytes()).hasValue(1L << 30);
  }

  @Test
  void mustTakeUnlimitedForNoLimit() throws IOException {
    var host = FakeHost.silent(root)
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
        .with("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n")
        .with("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/pids.max", "max\n");
    var cgroup = new Cgroup(host.files());
    assertThat(cgroup.memoryBytes()).isEmpty();
    assertThat(cgroup.cpus()).isEmpty();
    assertThat(cgroup.pids()).isEmpty();
  }

  @Test
  void mustLimitTheMemoryThatCounts() throws IOException {
    var host = FakeHost.linux(root).with("sys/fs/cgroup/memory.max", "1073741824\n");
    assertThat(Limits.read(host.files()).get(Limit.MEMORY)).hasValue(1L << 30);
  }
}
