/** A platform thread for each connection. */
@NullMarked
package c10k.threads;

import org.jspecify.annotations.NullMarked;
