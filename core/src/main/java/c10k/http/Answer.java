package c10k.http;

import c10k.server.Session;
import java.util.concurrent.Callable;

/** What a {@link Handler} says to a request. */
public sealed interface Answer permits Response, Answer.Later, Answer.Upgrade {

  /** A response for which work has to be done that blocks, such as opening a file: it is done as a {@link c10k.server.Job}. */
  record Later(Callable<Response> work) implements Answer {}

  /**
   * Leaves HTTP: {@code 101 Switching Protocols} is sent with these fields besides {@code Connection: Upgrade}, and all bytes behind the request belong to
   * the next session. It is told {@link Session#opened}, and all else from then on.
   */
  record Upgrade(Headers headers, Session next) implements Answer {}
}
