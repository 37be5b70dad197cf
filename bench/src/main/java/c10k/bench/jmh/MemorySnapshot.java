package c10k.bench.jmh;

import c10k.bench.process.JvmMemory;
import c10k.bench.process.KernelMemory;
import c10k.bench.process.ResidentMemory;
import c10k.bench.process.ServerProcess;
import java.io.IOException;

/** Memory of a server with so many idle connections, and of the kernel. */
public record MemorySnapshot(int connections, JvmMemory jvm, long residentBytes, KernelMemory kernel) {

  /** Takes it, after two collections. */
  public static MemorySnapshot take(ServerProcess server, int connections) throws IOException, InterruptedException {
    var jvm = server.memory();
    return new MemorySnapshot(connections, jvm, ResidentMemory.read(server.pid()), KernelMemory.read());
  }

  /** All that is resident without being heap: the heap is resident from the start, so it cancels out. */
  public long nativeBytes() {
    return residentBytes - jvm.directBytes();
  }
}
