/**
 * What Node puts on top of libuv: ticks and microtasks between callbacks, timers in lists, immediates,
 * promises, and what becomes of errors that nobody catches.
 */
@NullMarked
package c10k.loop.node;

import org.jspecify.annotations.NullMarked;
