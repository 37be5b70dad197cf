/** A room of connections, in which all hear the lines that one of them sends: is it right, and how long does it take? */
@NullMarked
package c10k.bench.room;

import org.jspecify.annotations.NullMarked;
