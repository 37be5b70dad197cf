/** Two runs of the lab, before and after a change: what differs, and whether that is a reason to stop. Pure: no clock, no files. */
@NullMarked
package c10k.bench.compare;

import org.jspecify.annotations.NullMarked;
