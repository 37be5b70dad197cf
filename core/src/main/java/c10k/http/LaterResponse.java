package c10k.http;

import c10k.server.Job;
import c10k.server.Outbox;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Work that makes a response. */
final class LaterResponse implements Job {

  /** What goes on when it is made. */
  interface Continuation {
    void made(Response response, Outbox out);

    void failed(Exception failure, Outbox out);
  }

  private final Callable<Response> work;
  private final HeldSource source;
  private final Continuation continuation;
  private @Nullable Response made;

  LaterResponse(Callable<Response> work, HeldSource source, Continuation continuation) {
    this.work = work;
    this.source = source;
    this.continuation = continuation;
  }

  @Override
  public void work() throws Exception {
    var response = work.call();
    made = response;
    if (response.body() instanceof Body.Stream stream) {
      source.put(stream.source());
    }
  }

  @Override
  public void finished(Outbox out) {
    var response = made;
    if (response == null) {
      continuation.failed(new NullPointerException("The work made no response."), out);
    } else {
      continuation.made(response, out);
    }
  }

  @Override
  public void failed(Exception failure, Outbox out) {
    continuation.failed(failure, out);
  }
}
