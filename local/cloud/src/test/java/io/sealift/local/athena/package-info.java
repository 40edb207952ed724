/** Tests of the package of this name. */
@NullMarked
package io.sealift.local.athena;

import org.jspecify.annotations.NullMarked;
