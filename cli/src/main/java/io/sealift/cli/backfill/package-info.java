/** The command that finds files that were never ingested. */
@NullMarked
package io.sealift.cli.backfill;

import org.jspecify.annotations.NullMarked;
