/** Tests of ingestion against the fakes. */
@NullMarked
package io.sealift.proof.ingest;

import org.jspecify.annotations.NullMarked;
