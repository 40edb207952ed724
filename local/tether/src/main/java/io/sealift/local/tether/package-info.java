/** Keeps no child of the local cloud alive longer than its parent. */
@NullMarked
package io.sealift.local.tether;

import org.jspecify.annotations.NullMarked;
