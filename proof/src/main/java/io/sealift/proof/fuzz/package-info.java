/**
 * Files like a feed's, from sound to broken in every way listed in {@code docs/validation.md}, and a reader that works
 * without the validator's code. The same seed gives the same files.
 */
@NullMarked
package io.sealift.proof.fuzz;

import org.jspecify.annotations.NullMarked;
