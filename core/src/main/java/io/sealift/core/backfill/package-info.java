/** Finds the objects whose events never came. */
@NullMarked
package io.sealift.core.backfill;

import org.jspecify.annotations.NullMarked;
