/** A virtual thread for each connection. */
@NullMarked
package c10k.virtual;

import org.jspecify.annotations.NullMarked;
