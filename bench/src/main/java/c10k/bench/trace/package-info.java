/** Programs for the event loop as JSON, for {@code lab loop-trace}. */
@NullMarked
package c10k.bench.trace;

import org.jspecify.annotations.NullMarked;
