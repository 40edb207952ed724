/** A search that finds nothing proves nothing: known bugs must be found, and nothing where there is none. */
@NullMarked
package io.sealift.testkit.fault;

import org.jspecify.annotations.NullMarked;
