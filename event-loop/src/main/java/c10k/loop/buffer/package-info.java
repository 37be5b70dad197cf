/** Bytes as Node has them: slices that share memory, cut from slabs, and the encodings that turn them into text. */
@NullMarked
package c10k.loop.buffer;

import org.jspecify.annotations.NullMarked;
