/** Tests of the local Lambda, most of them with real children. */
@NullMarked
package io.sealift.local.lambda;

import org.jspecify.annotations.NullMarked;
