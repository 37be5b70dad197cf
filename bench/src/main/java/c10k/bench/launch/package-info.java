/** The order of trials: interleaved, mirrored, one fork of JMH each. And the {@code bench} command. */
@NullMarked
package c10k.bench.launch;

import org.jspecify.annotations.NullMarked;
