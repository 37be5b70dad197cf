/** The pool contract, and the life of a resource: what the models' pools share. */
module c10k.pool {
  requires transitive c10k.core;
  requires jdk.jfr;
  requires static micrometer.core;
  requires static transitive java.sql;
  requires static transitive org.jspecify;

  exports c10k.pool;
  exports c10k.pool.jfr;
  exports c10k.pool.jdbc;
  exports c10k.pool.metrics;
  exports c10k.pool.sizing;
  exports c10k.pool.tcp;
  exports c10k.pool.life to c10k.loop, c10k.workers, c10k.threads, c10k.virtual, c10k.testkit;

  uses c10k.pool.PoolModel;
  uses c10k.pool.AsyncPoolModel;
}
