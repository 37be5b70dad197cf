/**
 * What this machine allows: its limits, how many connections they make possible, and how to raise
 * them.
 */
@NullMarked
package c10k.bench.doctor;

import org.jspecify.annotations.NullMarked;
