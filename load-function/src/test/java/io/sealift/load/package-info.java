/** Tests of the load function. */
@NullMarked
package io.sealift.load;

import org.jspecify.annotations.NullMarked;
