/** A pool's figures for Micrometer, which is optional: nothing else in the lab needs it. */
@NullMarked
package c10k.pool.metrics;

import org.jspecify.annotations.NullMarked;
