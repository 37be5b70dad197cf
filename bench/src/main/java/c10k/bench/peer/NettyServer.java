package c10k.bench.peer;

import c10k.bench.process.RunningServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A server in Netty: one event loop, pooled buffers, {@code TCP_NODELAY}. */
final class NettyServer implements RunningServer {
  private static final int BACKLOG = 4_096;

  private final EventLoopGroup loop;
  private final Channel listener;

  private NettyServer(EventLoopGroup loop, Channel listener) {
    this.loop = loop;
    this.listener = listener;
  }

  static NettyServer start(NettyTransport transport, int readBytes, Consumer<SocketChannel> pipeline) throws InterruptedException {
    var loop = new MultiThreadIoEventLoopGroup(1, transport.ioHandler());
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var listening = new ServerBootstrap()
        .group(loop)
        .channel(transport.channel())
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(readBytes))
        .childHandler(new Pipeline(pipeline))
        .bind(address)
        .sync();
    return new NettyServer(loop, listening.channel());
  }

  @Override
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
    var _ = loop.shutdownGracefully();
  }

  private static final class Pipeline extends ChannelInitializer<SocketChannel> {
    private final Consumer<SocketChannel> handlers;

    Pipeline(Consumer<SocketChannel> handlers) {
      this.handlers = handlers;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      handlers.accept(channel);
    }
  }
}
