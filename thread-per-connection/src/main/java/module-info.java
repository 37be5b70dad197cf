/** A server with one platform thread per connection. */
module c10k.threads {
  requires transitive c10k.core;
  requires transitive c10k.pool;
  requires static transitive org.jspecify;

  exports c10k.threads;

  provides c10k.pool.PoolModel with c10k.threads.ThreadPerConnectionPools;
  provides c10k.server.ConcurrencyModel with c10k.threads.ThreadPerConnectionModel;
}
