/** Short programs, one for each mechanism, to be read and run. */
@NullMarked
package c10k.loop.example;

import org.jspecify.annotations.NullMarked;
