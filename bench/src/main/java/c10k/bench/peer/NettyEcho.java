package c10k.bench.peer;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;

/**
 * Echo as Netty's users would write it for speed: what was read is written back as it is, and flushed once when there is no more to
 * read. Netty's own back-pressure stops reading while a peer does not take its replies.
 */
final class NettyEcho extends ChannelInboundHandlerAdapter {

  static void addTo(SocketChannel channel) {
    channel.pipeline().addLast(new NettyEcho());
  }

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
