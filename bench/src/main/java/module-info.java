/** The load generator, the benchmarks, the reports and the {@code lab} command. */
module c10k.bench {
  requires transitive c10k.core;
  requires transitive c10k.pool;
  requires c10k.loop;
  requires com.fasterxml.jackson.databind;
  requires com.zaxxer.hikari;
  requires embedded.postgres;
  requires info.picocli;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.classes.io_uring;
  requires java.management;
  requires java.net.http;
  requires java.sql;
  requires jdk.httpserver;
  requires jdk.management;
  requires jmh.core;
  requires org.apache.commons.pool2;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.http2.server;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.apache.commons.statistics.distribution;
  requires org.apache.commons.statistics.inference;
  requires stormpot;
  requires HdrHistogram;
  requires static transitive org.jspecify;

  opens c10k.bench to info.picocli, com.fasterxml.jackson.databind;
  opens c10k.bench.compare to com.fasterxml.jackson.databind;
  opens c10k.bench.harness to com.fasterxml.jackson.databind;
  opens c10k.bench.result to com.fasterxml.jackson.databind;

  uses c10k.pool.AsyncPoolModel;
  uses c10k.pool.PoolModel;
  uses c10k.server.ConcurrencyModel;
}
