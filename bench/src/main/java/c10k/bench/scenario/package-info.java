/** The questions that the lab asks, each with its contestants, its cases and its figures. */
@NullMarked
package c10k.bench.scenario;

import org.jspecify.annotations.NullMarked;
