/** How late a loop is and how busy, in the terms of Node. */
@NullMarked
package c10k.loop.metrics;

import org.jspecify.annotations.NullMarked;
