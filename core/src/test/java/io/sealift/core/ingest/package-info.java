/** Tests of {@code core.ingest}. */
@NullMarked
package io.sealift.core.ingest;

import org.jspecify.annotations.NullMarked;
