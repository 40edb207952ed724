/** Tests that the fakes fulfil the contracts, and do what tests ask of them. */
@NullMarked
package io.sealift.fakes;

import org.jspecify.annotations.NullMarked;
