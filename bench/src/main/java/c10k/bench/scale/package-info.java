/**
 * How many WebSockets a server can hold: ten thousand on each model, a hundred thousand on a cluster. Nothing is timed in
 * a loop here: connections are opened, held, asked for a sign of life, told something, and weighed.
 */
@NullMarked
package c10k.bench.scale;

import org.jspecify.annotations.NullMarked;
