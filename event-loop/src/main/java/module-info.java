/** A server on a hand-written selector loop. */
module c10k.loop {
  requires transitive c10k.core;
  requires transitive c10k.pool;
  requires static transitive org.jspecify;

  exports c10k.loop;

  provides c10k.pool.AsyncPoolModel with c10k.loop.EventLoopPools;
  provides c10k.server.ConcurrencyModel with c10k.loop.EventLoopModel;
}
