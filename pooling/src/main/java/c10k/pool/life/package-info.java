/** The life of a resource and the bookkeeping of a pool, shared by the models. */
@NullMarked
package c10k.pool.life;

import org.jspecify.annotations.NullMarked;
