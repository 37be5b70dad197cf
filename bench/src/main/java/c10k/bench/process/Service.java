package c10k.bench.process;

/** What servers are compared in; each contestant offers one. */
public enum Service {
  /** Lines come back as they are. */
  ECHO,
  /** Lines come back as they are, each after 5 ms in which the thread that serves it is blocked, as by a database. */
  BLOCKING,
  /** Lines come back as they are, each after 200 µs of computing; those of probes at once. */
  COMPUTING,
  /** Lines come back as they are, each after some 10 µs of computing, at once and in the same call. */
  BRIEF_COMPUTING,
  /** What one client says in a line, all others hear. */
  BROADCAST,
  /** The same greeting for every request. */
  HTTP,
  /** What one client says over its WebSocket, all others hear. */
  WEBSOCKET
}
