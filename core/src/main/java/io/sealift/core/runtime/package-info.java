/** Time, ids and waiting, injected so that tests control them. */
@NullMarked
package io.sealift.core.runtime;

import org.jspecify.annotations.NullMarked;
