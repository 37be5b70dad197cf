/** A poller finds ready connections; a bounded queue hands them to a fixed number of workers. */
@NullMarked
package c10k.workers;

import org.jspecify.annotations.NullMarked;
