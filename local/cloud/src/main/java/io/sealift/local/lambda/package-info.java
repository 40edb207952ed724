/** Runs the functions' own jars in child JVMs, under the Lambda runtime API, with Lambda's limits. */
@NullMarked
package io.sealift.local.lambda;

import org.jspecify.annotations.NullMarked;
