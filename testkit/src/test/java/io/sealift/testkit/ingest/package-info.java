/** Tests of ingestion against the fakes. */
@NullMarked
package io.sealift.testkit.ingest;

import org.jspecify.annotations.NullMarked;
