/** Ends every child of the local cloud when its parent ends. */
@NullMarked
package io.sealift.local.tether;

import org.jspecify.annotations.NullMarked;
