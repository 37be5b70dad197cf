/**
 * WebSocket clients by the thousand (RFC 6455): connections driven by one thread, which open at a pace, are held, answer
 * pings, and hear, echo or ask for what a benchmark needs.
 *
 * <p>Written by hand, like the load generator for lines, so that what is measured is the server.
 */
@NullMarked
package c10k.bench.websocket;

import org.jspecify.annotations.NullMarked;
