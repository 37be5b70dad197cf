/** Questions, how they are measured, and the launcher that JMH lacks: processes, placement, interleaved rounds, control, repetition. */
@NullMarked
package c10k.bench.harness;

import org.jspecify.annotations.NullMarked;
