/** A hand-written event loop, and a server and a pool on it. */
module c10k.loop {
  requires transitive c10k.core;
  requires transitive c10k.pool;
  requires jdk.jfr;
  requires HdrHistogram;
  requires static transitive org.jspecify;

  exports c10k.loop;
  exports c10k.loop.buffer;
  exports c10k.loop.cluster;
  exports c10k.loop.dns;
  exports c10k.loop.example;
  exports c10k.loop.fs;
  exports c10k.loop.metrics;
  exports c10k.loop.node;
  exports c10k.loop.process;
  exports c10k.loop.stream;
  exports c10k.loop.trace;
  exports c10k.loop.uv;
  exports c10k.loop.worker;
  exports c10k.loop.zip;

  provides c10k.pool.AsyncPoolModel with c10k.loop.EventLoopPools;
  provides c10k.server.ConcurrencyModel with c10k.loop.EventLoopModel;
}
