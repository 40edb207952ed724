/** Tests of {@code core.time}. */
@NullMarked
package io.sealift.core.time;

import org.jspecify.annotations.NullMarked;
