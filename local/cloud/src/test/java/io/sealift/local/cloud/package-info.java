/** Tests of the local cloud as a whole. */
@NullMarked
package io.sealift.local.cloud;

import org.jspecify.annotations.NullMarked;
