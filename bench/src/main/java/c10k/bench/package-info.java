/** The {@code lab} command: serve, load, bench, doctor. */
@NullMarked
package c10k.bench;

import org.jspecify.annotations.NullMarked;
