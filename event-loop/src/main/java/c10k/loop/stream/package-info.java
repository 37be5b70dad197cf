/**
 * Data that comes in chunks, after Node's streams. A stream that can be read has a source, one that
 * can be written has a sink; both hold a bounded number of chunks, and say when that is enough.
 *
 * <p>Chunks are bytes or objects, whichever the type says. Events come in the order of Node 20.
 */
@NullMarked
package c10k.loop.stream;

import org.jspecify.annotations.NullMarked;
