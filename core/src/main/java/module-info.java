/** The server contract, the protocols, and the mechanics that the models share. */
module c10k.core {
  requires static transitive org.jspecify;

  exports c10k.server;
  exports c10k.protocol;
  exports c10k.http;
  exports c10k.http.site;
  exports c10k.websocket;
  exports c10k.work;
  exports c10k.connection to c10k.pool, c10k.loop, c10k.workers, c10k.threads, c10k.virtual, c10k.testkit;

  uses c10k.server.ConcurrencyModel;
}
