/** Tests of the package of this name. */
@NullMarked
package io.sealift.local.glue;

import org.jspecify.annotations.NullMarked;
