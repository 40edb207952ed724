/** Tests of the settings. */
@NullMarked
package io.sealift.aws.client;

import org.jspecify.annotations.NullMarked;
