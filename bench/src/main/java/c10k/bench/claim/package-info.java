/** What is often said about processes, threads, connections and protocols, measured. */
@NullMarked
package c10k.bench.claim;

import org.jspecify.annotations.NullMarked;
