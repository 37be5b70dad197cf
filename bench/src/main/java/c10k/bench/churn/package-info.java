/** Clients that come and go: each connects, has one line echoed, and leaves. */
@NullMarked
package c10k.bench.churn;

import org.jspecify.annotations.NullMarked;
