/** What the lab serves over HTTP: a small router, and behind it the lab's own pages and files. */
@NullMarked
package c10k.http.site;

import org.jspecify.annotations.NullMarked;
