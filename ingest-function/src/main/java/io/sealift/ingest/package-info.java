/** The ingest function: Lambda's side of steps 1 to 6. */
@NullMarked
package io.sealift.ingest;

import org.jspecify.annotations.NullMarked;
