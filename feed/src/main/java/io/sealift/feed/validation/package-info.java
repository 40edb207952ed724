/** Checks that a file is what the feed promises, so that the engine loads it with the same values. */
@NullMarked
package io.sealift.feed.validation;

import org.jspecify.annotations.NullMarked;
