/** Compression as stages of a pipeline. */
@NullMarked
package c10k.loop.zip;

import org.jspecify.annotations.NullMarked;
