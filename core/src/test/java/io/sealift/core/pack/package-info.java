/** Tests of {@code core.pack}. */
@NullMarked
package io.sealift.core.pack;

import org.jspecify.annotations.NullMarked;
