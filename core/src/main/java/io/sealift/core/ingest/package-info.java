/** Steps 1 to 6: from an object-created event to a committed file. */
@NullMarked
package io.sealift.core.ingest;

import org.jspecify.annotations.NullMarked;
