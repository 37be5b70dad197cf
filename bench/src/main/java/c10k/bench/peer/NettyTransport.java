package c10k.bench.peer;

import c10k.bench.process.RunningServer;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.Arrays;
import java.util.Optional;

/** Netty 4.2 with one event loop, over the kernel interfaces that it offers. */
public enum NettyTransport {
  /** Netty's own binding to epoll. */
  EPOLL("netty-epoll", "Netty 4.2, one event loop, its native epoll transport") {
    @Override
    public Optional<String> whyNot() {
      return Epoll.isAvailable()
          ? Optional.empty()
          : Optional.of("Netty's epoll transport does not load: " + Epoll.unavailabilityCause().getMessage());
    }

    @Override
    IoHandlerFactory ioHandler() {
      return EpollIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> channel() {
      return EpollServerSocketChannel.class;
    }
  },
  /** Netty's own binding to io_uring. */
  IO_URING("netty-iouring", "Netty 4.2, one event loop, its native io_uring transport") {
    @Override
    public Optional<String> whyNot() {
      return IoUring.isAvailable()
          ? Optional.empty()
          : Optional.of("Netty's io_uring transport does not load: " + IoUring.unavailabilityCause().getMessage());
    }

    @Override
    IoHandlerFactory ioHandler() {
      return IoUringIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> channel() {
      return IoUringServerSocketChannel.class;
    }
  },
  /** The JDK's selector. */
  NIO("netty-nio", "Netty 4.2, one event loop, the JDK's selector") {
    @Override
    public Optional<String> whyNot() {
      return Optional.empty();
    }

    @Override
    IoHandlerFactory ioHandler() {
      return NioIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> channel() {
      return NioServerSocketChannel.class;
    }
  };

  private final String label;
  private final String description;

  NettyTransport(String label, String description) {
    this.label = label;
    this.description = description;
  }

  /** The transport of a contestant's label. */
  public static Optional<NettyTransport> labelled(String label) {
    return Arrays.stream(values()).filter(transport -> transport.label.equals(label)).findFirst();
  }

  /** Its name as a contestant. */
  public String label() {
    return label;
  }

  /** How it works, in one phrase. */
  public String description() {
    return description;
  }

  /** Why it cannot run on this machine, if so. */
  public abstract Optional<String> whyNot();

  abstract IoHandlerFactory ioHandler();

  abstract Class<? extends ServerChannel> channel();

  /** Starts an echo server on a free port of the loopback address. */
  public RunningServer echo(int readBytes) throws InterruptedException {
    return NettyServer.start(this, readBytes, NettyEcho::addTo);
  }

  /** Starts a server of the greeting, as {@link #echo}. */
  public RunningServer http(int readBytes) throws InterruptedException {
    var date = new SecondlyDate();
    return NettyServer.start(this, readBytes, channel -> NettyHttp.addTo(channel, date));
  }
}
