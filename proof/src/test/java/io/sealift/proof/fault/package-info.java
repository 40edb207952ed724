/** A search that finds nothing proves nothing: it must find known bugs, and nothing if there are none. */
@NullMarked
package io.sealift.proof.fault;

import org.jspecify.annotations.NullMarked;
