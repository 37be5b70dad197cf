package c10k.http;

/** The versions that are spoken here. */
public enum HttpVersion {
  /** A connection for each request, unless both sides ask for more. */
  HTTP_1_0,
  /** One connection for many requests, unless one side ends it. */
  HTTP_1_1
}
