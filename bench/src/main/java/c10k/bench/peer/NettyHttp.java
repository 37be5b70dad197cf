package c10k.bench.peer;

import c10k.bench.http.Greeting;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;

/**
 * HTTP as Netty's users would write it for speed: its own codec, an answer when the request is whole, a body that is shared and not copied, a date
 * that is written once a second, and one flush for all requests of a read.
 */
final class NettyHttp extends ChannelInboundHandlerAdapter {
  private static final ByteBuf BODY = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(Greeting.direct()));
  private static final AsciiString LENGTH = AsciiString.of(Integer.toString(Greeting.bytes().length));
  private static final AsciiString TYPE = AsciiString.of(Greeting.CONTENT_TYPE);

  private final SecondlyDate date;
  private boolean keepAlive;

  private NettyHttp(SecondlyDate date) {
    this.date = date;
  }

  /** The date is that of the only loop. */
  static void addTo(SocketChannel channel, SecondlyDate date) {
    channel.pipeline().addLast(new HttpServerCodec(), new NettyHttp(date));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      keepAlive = HttpUtil.isKeepAlive(request);
    }
    if (message instanceof LastHttpContent) {
      answer(context);
    }
    ReferenceCountUtil.release(message);
  }

  private void answer(ChannelHandlerContext context) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, BODY.duplicate());
    response.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, TYPE)
        .set(HttpHeaderNames.CONTENT_LENGTH, LENGTH)
        .set(HttpHeaderNames.DATE, date.now());
    if (keepAlive) {
      // Void: a failed write is told to exceptionCaught, and nobody waits for the others.
      var _ = context.write(response, context.voidPromise());
    } else {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      context.write(response).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }
}
