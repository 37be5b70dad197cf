/**
 * Protocols without I/O: bytes in, replies and broadcasts out. Each is written once and runs on
 * every model.
 */
@NullMarked
package c10k.protocol;

import org.jspecify.annotations.NullMarked;
