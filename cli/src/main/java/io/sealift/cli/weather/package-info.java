/**
 * The demo's data and its check: real weather becomes a feed, and the loaded table must give the known totals.
 *
 * <p>Nothing here talks to a service. The feed is produced as values, the query as SQL, and the answer is compared as
 * the text that Athena returns.
 */
@NullMarked
package io.sealift.cli.weather;

import org.jspecify.annotations.NullMarked;
