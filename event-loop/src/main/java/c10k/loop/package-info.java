/**
 * A selector loop written by hand: one thread that never waits for a single connection serves them
 * all.
 */
@NullMarked
package c10k.loop;

import org.jspecify.annotations.NullMarked;
