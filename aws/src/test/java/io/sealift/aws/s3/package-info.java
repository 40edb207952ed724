/** Tests of the objects. */
@NullMarked
package io.sealift.aws.s3;

import org.jspecify.annotations.NullMarked;
