/** Objects in buckets, their versions, and the port through which the protocol reads and moves them. */
@NullMarked
package io.sealift.core.store;

import org.jspecify.annotations.NullMarked;
