/** Tests of the engine. */
@NullMarked
package io.sealift.aws.athena;

import org.jspecify.annotations.NullMarked;
