/** Servers in processes of their own, and what the kernel says about them. */
@NullMarked
package c10k.bench.process;

import org.jspecify.annotations.NullMarked;
