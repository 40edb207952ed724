/** Tests of the catalog. */
@NullMarked
package io.sealift.aws.glue;

import org.jspecify.annotations.NullMarked;
