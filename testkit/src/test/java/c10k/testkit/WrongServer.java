package c10k.testkit;

import c10k.server.CloseReason;
import c10k.server.Server;
import c10k.server.ServerStats;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Ways to describe or close a server wrongly. */
final class WrongServer {
  private WrongServer() {}

  static Server namingPortZero(Server server) {
    return new ForwardingServer(server) {
      @Override
      public InetSocketAddress address() {
        return new InetSocketAddress(server.address().getAddress(), 0);
      }
    };
  }

  static Server countingBytesTwice(Server server) {
    return counting(server, stats -> with(stats, 2 * stats.bytesIn(), stats.closedFor()));
  }

  static Server countingEndsTwice(Server server) {
    return counting(
        server,
        stats -> {
          var twice = new EnumMap<CloseReason, Long>(CloseReason.class);
          stats.closedFor().forEach((reason, count) -> twice.put(reason, 2 * count));
          return with(stats, stats.bytesIn(), twice);
        });
  }

  static Server takingResetsForEnds(Server server) {
    return counting(
        server,
        stats -> {
          var mixed = new EnumMap<>(stats.closedFor());
          mixed.put(CloseReason.PEER_RESET, 0L);
          mixed.merge(CloseReason.PEER_ENDED, stats.closedFor(CloseReason.PEER_RESET), Long::sum);
          return with(stats, stats.bytesIn(), mixed);
        });
  }

  private static Server counting(Server server, UnaryOperator<ServerStats> wrong) {
    return new ForwardingServer(server) {
      @Override
      public ServerStats stats() {
        return wrong.apply(server.stats());
      }
    };
  }

  private static ServerStats with(ServerStats stats, long bytesIn, Map<CloseReason, Long> closedFor) {
    return new ServerStats(
        stats.accepted(), closedFor, stats.refused(), stats.acceptFailures(), bytesIn, stats.bytesOut(), stats.gauges());
  }

  static Server returningFromCloseAtOnce(Server server) {
    return new ForwardingServer(server) {
      @Override
      public void close() {
        Thread.ofPlatform().daemon().start(server::close);
      }
    };
  }

  static Server closingOnlyOnce(Server server) {
    var closed = new AtomicBoolean();
    return new ForwardingServer(server) {
      @Override
      public void close() {
        if (closed.compareAndSet(false, true)) {
          server.close();
        }
      }
    };
  }

  static Server leavingAThreadBehind(Server server) {
    return new ForwardingServer(server) {
      @Override
      public void close() {
        server.close();
        Thread.ofPlatform().daemon().name("reference-" + MutatedContract.run() + "-left").start(() -> park(Thread.currentThread()));
      }
    };
  }

  /** Until the suite has had time to see it. */
  private static void park(Thread self) {
    for (int i = 0; i < 3 && !self.isInterrupted(); i++) {
      LockSupport.parkNanos(1_000_000_000);
    }
  }
}
