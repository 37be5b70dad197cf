/**
 * The live page: what a running server does, as moving charts in a browser. The server serves it itself, over its own HTTP and WebSocket
 * and on the threads that serve everybody else, so what delays the server delays the page.
 */
@NullMarked
package c10k.bench.live;

import org.jspecify.annotations.NullMarked;
