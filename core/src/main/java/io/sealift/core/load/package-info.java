/** Steps 7 to 11: from an open manifest to an archived one. A run begins at {@code LoadCycle}. */
@NullMarked
package io.sealift.core.load;

import org.jspecify.annotations.NullMarked;
