/** Tests of {@code core.time}. */
@NullMarked
package io.sealift.core.runtime;

import org.jspecify.annotations.NullMarked;
