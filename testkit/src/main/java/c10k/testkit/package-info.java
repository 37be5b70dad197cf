/**
 * The server contract as one executable suite, and the tools it is made of: scripted clients, fake
 * time, waits on observable state.
 *
 * <p>A model is checked by a test class that extends {@link c10k.testkit.ServerContract} and names
 * the model. The rules are those of {@code docs/contract/server.adoc}. The pool contract has its suite in {@link
 * c10k.testkit.pool}.
 */
@NullMarked
package c10k.testkit;

import org.jspecify.annotations.NullMarked;
