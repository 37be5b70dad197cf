package c10k.bench.jmh;

import c10k.bench.contestant.Contestants;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.process.ServerProcess;
import c10k.bench.process.Service;
import c10k.bench.room.RoomGate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;

/** The server process of one trial, started from the load's process. Confined to one thread. */
final class ServerUnderTest implements AutoCloseable {
  private final ServerProcess process;

  private ServerUnderTest(ServerProcess process) {
    this.process = process;
  }

  static ServerUnderTest timed(Service service, String label) throws IOException, InterruptedException {
    return start(service, label, JvmFlags::timed);
  }

  static ServerUnderTest forMemory(Service service, String label) throws IOException, InterruptedException {
    return start(service, label, JvmFlags::memory);
  }

  private static ServerUnderTest start(Service service, String label, Function<Placement, List<String>> flags)
      throws IOException, InterruptedException {
    ParentWatch.start();
    var placement = Placement.detect();
    placement.pinThisProcessAsLoad();
    var process = ServerProcess.start(Contestants.labelled(service, label), flags.apply(placement), placement);
    try {
      // The launcher has checked it.
      if (!TrialSettings.launched()) {
        check(service, process.address());
      }
      return new ServerUnderTest(process);
    } catch (IOException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static void check(Service service, InetSocketAddress address) throws IOException {
    switch (service) {
      case ECHO, BRIEF_COMPUTING -> CorrectnessGate.check(address);
      case BLOCKING, COMPUTING -> CorrectnessGate.checkBriefly(address);
      case BROADCAST -> RoomGate.check(address);
      // There is more than one way to use them, so their benchmarks know what to check.
      case HTTP, WEBSOCKET -> {}
    }
  }

  ServerProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
