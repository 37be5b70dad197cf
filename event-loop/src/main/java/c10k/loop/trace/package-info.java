/** Small programs for the loop that are written as data, so that two loops can be compared. */
@NullMarked
package c10k.loop.trace;

import org.jspecify.annotations.NullMarked;
