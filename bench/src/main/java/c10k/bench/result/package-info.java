/** What a run of benchmarks found: plain data, as it lies in {@code results.json}. */
@NullMarked
package c10k.bench.result;

import org.jspecify.annotations.NullMarked;
