package c10k.bench.load;

import c10k.protocol.EchoProtocol;
import c10k.protocol.WorkProtocol;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.nio.ByteBuffer;

/** Echoes, but for connections whose first byte says that they bring work. */
public final class EchoOrWork implements Protocol {
  /** The first letter of both words of the work protocol; the load's lines begin otherwise. */
  private static final String WORK = "bs";

  private final Protocol echo = new EchoProtocol();
  private final Protocol work = new WorkProtocol();

  @Override
  public String name() {
    return "echo-or-work";
  }

  @Override
  public Session open(Peer peer) {
    return new Session() {
      private Session chosen = echo.open(peer);
      private boolean isChosen;

      @Override
      public void received(ByteBuffer bytes, Outbox out) {
        if (!isChosen && WORK.indexOf(bytes.get(bytes.position())) >= 0) {
          chosen = work.open(peer);
        }
        isChosen = true;
        chosen.received(bytes, out);
      }

      @Override
      public void inputEnded(ByteBuffer rest, Outbox out) {
        chosen.inputEnded(rest, out);
      }
    };
  }
}
