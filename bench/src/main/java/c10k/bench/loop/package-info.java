/** Event loops side by side, for {@code lab bench --only loops}: ours, Netty's, Node's. */
@NullMarked
package c10k.bench.loop;

import org.jspecify.annotations.NullMarked;
