/** Work that takes time, for protocols that have to keep a server busy: blocking, and computing. */
@NullMarked
package c10k.work;

import org.jspecify.annotations.NullMarked;
