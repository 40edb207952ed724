/** Tests of {@code core.layout}. */
@NullMarked
package io.sealift.core.layout;

import org.jspecify.annotations.NullMarked;
