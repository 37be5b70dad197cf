/** A file is compressed by the event loop's streams, beside Node's. */
@NullMarked
package c10k.bench.gzip;

import org.jspecify.annotations.NullMarked;
