/** Tests of the ledger. */
@NullMarked
package io.sealift.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
