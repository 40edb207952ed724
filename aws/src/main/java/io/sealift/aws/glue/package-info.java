/** The partitions of our tables in Glue's catalog. */
@NullMarked
package io.sealift.aws.glue;

import org.jspecify.annotations.NullMarked;
