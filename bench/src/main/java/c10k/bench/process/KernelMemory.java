package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the kernel holds for the whole machine.
 *
 * @param socketObjects TCP sockets in the slab, to check the figures against what was opened
 * @param socketBytes all that a socket needs: its own structures, the file, its place in epoll;
 *     empty where {@code /proc/slabinfo} is for root only
 * @param stackBytes kernel stacks of all threads
 * @param pageTableBytes page tables of all processes
 * @param queuedBytes bytes in socket buffers
 */
public record KernelMemory(
    OptionalLong socketObjects, OptionalLong socketBytes, long stackBytes, long pageTableBytes, long queuedBytes) {

  private static final Path SLABINFO = Path.of("/proc/slabinfo");
  private static final String TCP = "TCP";
  private static final String[] SOCKET_CACHES = {
    TCP, "sock_inode_cache", "filp", "dentry", "eventpoll_epi", "ep_head", "eventpoll_pwq", "tcp_bind_bucket"
  };
  private static final int ACTIVE_OBJECTS = 1;
  private static final int OBJECT_SIZE = 3;
  private static final long PAGE_BYTES = 4_096;

  /** Reads it now. */
  public static KernelMemory read() throws IOException {
    return parse(
        Files.isReadable(SLABINFO) ? Files.readString(SLABINFO) : "",
        Files.readString(Path.of("/proc/meminfo")),
        Files.readString(Path.of("/proc/net/sockstat")));
  }

  static KernelMemory parse(String slabinfo, String meminfo, String sockstat) {
    var caches = parseCaches(slabinfo);
    return new KernelMemory(
        optional(caches, TCP, ACTIVE_OBJECTS),
        socketBytes(caches),
        StatusLines.value(meminfo, "KernelStack:"),
        StatusLines.value(meminfo, "PageTables:"),
        PAGE_BYTES * queuedPages(sockstat));
  }

  private static Map<String, String[]> parseCaches(String slabinfo) {
    var caches = new TreeMap<String, String[]>();
    for (var line : slabinfo.split("\n", -1)) {
      var fields = line.split(" +", -1);
      if (fields.length > OBJECT_SIZE && !fields[0].startsWith("#")) {
        caches.put(fields[0], fields);
      }
    }
    return caches;
  }

  private static OptionalLong optional(Map<String, String[]> caches, String name, int field) {
    var fields = caches.get(name);
    return fields == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[field]));
  }

  private static OptionalLong socketBytes(Map<String, String[]> caches) {
    if (!caches.containsKey(TCP)) {
      return OptionalLong.empty();
    }
    long bytes = 0;
    for (var name : SOCKET_CACHES) {
      bytes += optional(caches, name, ACTIVE_OBJECTS).orElse(0) * optional(caches, name, OBJECT_SIZE).orElse(0);
    }
    return OptionalLong.of(bytes);
  }

  private static long queuedPages(String sockstat) {
    for (var line : sockstat.split("\n", -1)) {
      if (line.startsWith("TCP:")) {
        return Long.parseLong(line.substring(line.indexOf(" mem ") + " mem ".length()).strip());
      }
    }
    return 0;
  }
}
