/** Connections to the lab's own servers, to be pooled. */
@NullMarked
package c10k.pool.tcp;

import org.jspecify.annotations.NullMarked;
