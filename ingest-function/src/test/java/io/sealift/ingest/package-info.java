/** Tests of the ingest function. */
@NullMarked
package io.sealift.ingest;

import org.jspecify.annotations.NullMarked;
