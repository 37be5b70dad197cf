/** Draws charts as SVG and writes tables; knows nothing of benchmarks. Everything here is a value or used once, by one thread. */
@NullMarked
package c10k.bench.chart;

import org.jspecify.annotations.NullMarked;
