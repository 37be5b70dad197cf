/** Races for the core of the pools, in its own package: they enter where the models do. */
@NullMarked
package c10k.pool.life;

import org.jspecify.annotations.NullMarked;
