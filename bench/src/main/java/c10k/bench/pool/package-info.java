/**
 * Pools as the benchmarks see them: ours, and three known ones beside them, over the same trivial
 * resource.
 */
@NullMarked
package c10k.bench.pool;

import org.jspecify.annotations.NullMarked;
