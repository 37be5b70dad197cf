package c10k.bench.live;

/** What a page says to the server. */
sealed interface PageMessage {

  /** To be answered by the same number, at once. */
  record Ping(long id) implements PageMessage {}

  /** For everybody else; both parts are clean and within their limits. */
  record Chat(String name, String text) implements PageMessage {

    /** As a line for those who speak in lines. */
    String line() {
      return name + ": " + text;
    }
  }

  /** Not understood, or not allowed. */
  record Wrong(String why) implements PageMessage {}
}
