/** The protocol of Sealift and the values it works on. */
@NullMarked
package io.sealift.core;

import org.jspecify.annotations.NullMarked;
