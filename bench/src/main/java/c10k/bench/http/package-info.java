/**
 * Load for HTTP servers that all serve the same greeting, and the check that they do: one thread, in a closed loop, over connections that are kept, over
 * connections that are new for each request, and with many requests at a time.
 */
@NullMarked
package c10k.bench.http;

import org.jspecify.annotations.NullMarked;
