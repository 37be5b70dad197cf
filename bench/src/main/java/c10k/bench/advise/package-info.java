/** From what was measured to what suits a load, with the cells that say so. Pure: no clock, no files. */
@NullMarked
package c10k.bench.advise;

import org.jspecify.annotations.NullMarked;
