/** What was measured, as files, as a table, and as one page. */
@NullMarked
package c10k.bench.report;

import org.jspecify.annotations.NullMarked;
