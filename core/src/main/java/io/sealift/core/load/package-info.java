/** Steps 7 to 10: from an open manifest to an archived one. */
@NullMarked
package io.sealift.core.load;

import org.jspecify.annotations.NullMarked;
