/** How large a pool should be, and why. Pure functions: nothing here knows a pool. */
@NullMarked
package c10k.pool.sizing;

import org.jspecify.annotations.NullMarked;
