package c10k.bench.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine made of files. */
final class FakeHost {
  private final Path root;

  private FakeHost(Path root) {
    this.root = root;
  }

  /** Tells nothing about itself, as other systems than Linux do. */
  static FakeHost silent(Path root) {
    return new FakeHost(root);
  }

  /** A Linux machine of usual limits. */
  static FakeHost linux(Path root) throws IOException {
    return new FakeHost(root)
        .with("proc/self/limits", """
            Limit                     Soft Limit           Hard Limit           Units
            Max processes             96365                96365                processes
            Max open files            1024                 20000                files
            """)
        .with("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n")
        .with("proc/sys/net/core/somaxconn", "4096\n")
        .with("proc/sys/net/netfilter/nf_conntrack_max", "262144\n")
        .with("proc/sys/kernel/pid_max", "32768\n")
        .with("proc/sys/kernel/threads-max", "192730\n")
        .with("proc/sys/vm/max_map_count", "65530\n")
        .with("proc/meminfo", "MemTotal:       16777216 kB\nMemFree:        1 kB\nMemAvailable:   8388608 kB\n")
        .with("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
  }

  FakeHost with(String file, String content) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  HostFiles files() {
    return new HostFiles(root);
  }
}
