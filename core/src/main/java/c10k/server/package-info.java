/**
 * The server contract: what a connection does, apart from how connections run.
 *
 * <p>A {@link c10k.server.Protocol} knows no socket, thread, lock or clock; a {@link
 * c10k.server.ConcurrencyModel} knows no protocol. The numbered rules that both sides keep are in
 * {@code docs/contract/server.adoc}.
 */
@NullMarked
package c10k.server;

import org.jspecify.annotations.NullMarked;
