/** Tests of what goes between the servers. */
@NullMarked
package io.sealift.local.emulators;

import org.jspecify.annotations.NullMarked;
