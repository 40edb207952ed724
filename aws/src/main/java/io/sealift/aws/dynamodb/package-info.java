/** The ledger in DynamoDB. */
@NullMarked
package io.sealift.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
