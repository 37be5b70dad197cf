package c10k.bench.process;

/** What servers are compared in; each contestant offers one. */
public enum Service {
  /** Lines come back as they are. */
  ECHO,
  /** The same greeting for every request. */
  HTTP,
  /** What one client says over its WebSocket, all others hear. */
  WEBSOCKET
}
