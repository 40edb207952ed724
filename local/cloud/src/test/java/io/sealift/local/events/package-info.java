/** Tests of what invokes functions. */
@NullMarked
package io.sealift.local.events;

import org.jspecify.annotations.NullMarked;
