/** Names of hosts: to look one up blocks, and for longer than a file does. */
@NullMarked
package c10k.loop.dns;

import org.jspecify.annotations.NullMarked;
