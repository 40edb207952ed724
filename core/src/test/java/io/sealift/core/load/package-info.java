/** Tests of {@code core.load}. */
@NullMarked
package io.sealift.core.load;

import org.jspecify.annotations.NullMarked;
