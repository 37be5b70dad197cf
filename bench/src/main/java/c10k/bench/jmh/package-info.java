/** The benchmarks, as JMH knows them. The fork of JMH is the load; the server is a process beside it. */
@NullMarked
package c10k.bench.jmh;

import org.jspecify.annotations.NullMarked;
