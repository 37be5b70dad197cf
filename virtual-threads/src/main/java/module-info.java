/** A server with one virtual thread per connection. */
module c10k.virtual {
  requires transitive c10k.core;
  requires transitive c10k.pool;
  requires static transitive org.jspecify;

  exports c10k.virtual;

  provides c10k.pool.PoolModel with c10k.virtual.VirtualThreadsPools;
  provides c10k.server.ConcurrencyModel with c10k.virtual.VirtualThreadsModel;
}
