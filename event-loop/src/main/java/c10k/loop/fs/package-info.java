/**
 * Files: their system calls block, so a pool of threads makes them, and the loop gets the answers as
 * promises.
 */
@NullMarked
package c10k.loop.fs;

import org.jspecify.annotations.NullMarked;
