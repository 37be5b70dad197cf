/** The contracts as executable suites, with the tools they are made of. */
module c10k.testkit {
  requires java.logging;
  requires java.management;
  requires jdk.management;
  requires transitive c10k.core;
  requires transitive c10k.pool;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires static transitive org.jspecify;

  exports c10k.testkit;
  exports c10k.testkit.pool;
}
