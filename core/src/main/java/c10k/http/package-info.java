/**
 * HTTP/1.1 without I/O (RFC 9110, RFC 9112): requests are read from bytes and answered in bytes. Handlers know no connection; sessions
 * know no socket.
 */
@NullMarked
package c10k.http;

import org.jspecify.annotations.NullMarked;
