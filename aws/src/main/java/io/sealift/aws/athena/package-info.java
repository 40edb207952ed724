/** Queries on Athena, and the files that they write. */
@NullMarked
package io.sealift.aws.athena;

import org.jspecify.annotations.NullMarked;
