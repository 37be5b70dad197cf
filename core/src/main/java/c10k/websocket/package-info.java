/** WebSocket without I/O (RFC 6455, RFC 7692), on a connection that has spoken HTTP before. */
@NullMarked
package c10k.websocket;

import org.jspecify.annotations.NullMarked;
