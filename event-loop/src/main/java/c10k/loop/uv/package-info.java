/**
 * The loop itself, after libuv: its phases, its handles, its clock and the one place where it waits.
 *
 * <p>What a callback is allowed to leave behind, and when that runs, is up to a layer above: see
 * {@link c10k.loop.uv.CallbackScope}.
 */
@NullMarked
package c10k.loop.uv;

import org.jspecify.annotations.NullMarked;
