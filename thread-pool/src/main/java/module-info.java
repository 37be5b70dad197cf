/** A server on a poller, a bounded queue and a pool of workers. */
module c10k.workers {
  requires transitive c10k.core;
  requires transitive c10k.pool;
  requires static transitive org.jspecify;

  exports c10k.workers;

  provides c10k.pool.PoolModel with c10k.workers.ThreadPoolPools;
  provides c10k.server.ConcurrencyModel with c10k.workers.ThreadPoolModel;
}
