/**
 * Other programs, started and heard of by a loop: {@code exec}, {@code execFile}, {@code spawn} and
 * {@code fork}, as Node has them.
 */
@NullMarked
package c10k.loop.process;

import org.jspecify.annotations.NullMarked;
