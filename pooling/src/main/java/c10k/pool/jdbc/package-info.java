/** JDBC connections, to be pooled. */
@NullMarked
package c10k.pool.jdbc;

import org.jspecify.annotations.NullMarked;
