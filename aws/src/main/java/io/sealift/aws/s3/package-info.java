/** Objects in S3. */
@NullMarked
package io.sealift.aws.s3;

import org.jspecify.annotations.NullMarked;
