/** The queue of notifications on SQS. */
@NullMarked
package io.sealift.aws.sqs;

import org.jspecify.annotations.NullMarked;
