/**
 * The pool contract as one executable suite: random histories in virtual time, and one checker that
 * decides after every step whether the rules of {@code docs/contract/pool.adoc} hold.
 *
 * <p>A model is checked by a test class that extends {@link c10k.testkit.pool.PoolContract} and
 * names the model.
 */
@NullMarked
package c10k.testkit.pool;

import org.jspecify.annotations.NullMarked;
