/**
 * Threads that have a loop of their own. They share nothing by accident: messages are copied, and what
 * is to be shared is made for it.
 */
@NullMarked
package c10k.loop.worker;

import org.jspecify.annotations.NullMarked;
