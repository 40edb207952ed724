/** Ends every child of the local cloud when its parent ends. */
@NullMarked
package io.sealift.local.watchdog;

import org.jspecify.annotations.NullMarked;
