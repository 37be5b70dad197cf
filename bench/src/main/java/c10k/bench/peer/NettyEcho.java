package c10k.bench.peer;

import c10k.bench.process.RunningServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Echo as Netty's users would write it for speed: one event loop, pooled buffers, {@code
 * TCP_NODELAY}, what was read is written back as it is, and flushed once when there is no more to
 * read. Netty's own back-pressure stops reading while a peer does not take its replies.
 */
final class NettyEcho implements RunningServer {
  private static final int BACKLOG = 4_096;

  private final EventLoopGroup loop;
  private final Channel listener;

  private NettyEcho(EventLoopGroup loop, Channel listener) {
    this.loop = loop;
    this.listener = listener;
  }

  static NettyEcho start(NettyTransport transport, int readBytes) throws InterruptedException {
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
        .childHandler(new Pipeline())
        .bind(address)
        .sync();
    return new NettyEcho(loop, listening.channel());
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
    @Override
    protected void initChannel(SocketChannel channel) {
      channel.pipeline().addLast(new EchoHandler());
    }
  }

  private static final class EchoHandler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      // Void: a failed write is told to exceptionCaught, and nobody waits for the others.
      var _ = context.write(message, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof ChannelInputShutdownEvent) {
        // Behind what is still to be written, so that the peer gets all replies.
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }
  }
}
