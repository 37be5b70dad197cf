/** Who takes part, and the main class of those that run on a JVM. */
@NullMarked
package c10k.bench.contestant;

import org.jspecify.annotations.NullMarked;
