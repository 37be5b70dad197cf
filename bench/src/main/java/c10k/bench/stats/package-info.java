/** What rounds of measurements come to, and how sure that is. Pure functions: no clock, no files. */
@NullMarked
package c10k.bench.stats;

import org.jspecify.annotations.NullMarked;
