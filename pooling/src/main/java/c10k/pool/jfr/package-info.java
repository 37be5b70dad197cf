/** What happens in a pool, in the records of the JDK's Flight Recorder. */
@NullMarked
package c10k.pool.jfr;

import org.jspecify.annotations.NullMarked;
