/**
 * Several processes, each with an event loop of its own, that serve one port: after Node's cluster.
 *
 * <p>The primary opens the listening socket, starts the workers, and starts another where one has
 * died. It accepts nothing itself: all workers hold the same socket, and who looks first gets the
 * connection. So a connection that waits to be accepted waits for whoever is there, and is not lost
 * when a worker ends.
 */
@NullMarked
package c10k.loop.cluster;

import org.jspecify.annotations.NullMarked;
