/** Steps 7 to 11: from an open manifest to an archived one. {@code LoadCycle} is where a run begins. */
@NullMarked
package io.sealift.core.load;

import org.jspecify.annotations.NullMarked;
