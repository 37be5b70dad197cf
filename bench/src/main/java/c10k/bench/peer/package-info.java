/** Servers from outside the lab, for scale: what the machine can do, and what others make of it. */
@NullMarked
package c10k.bench.peer;

import org.jspecify.annotations.NullMarked;
