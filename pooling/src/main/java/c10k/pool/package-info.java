/** What a pool promises. */
@NullMarked
package c10k.pool;

import org.jspecify.annotations.NullMarked;
