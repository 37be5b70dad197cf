/**
 * What several models share about connections: the states of one, reading into a conversation,
 * queues of output, accepting, limits, time. Nothing here decides which thread does it; that is
 * what the models are for.
 */
@NullMarked
package c10k.connection;

import org.jspecify.annotations.NullMarked;
