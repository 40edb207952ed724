/** Faults at every single call that a process makes to the outside, and the search for one that breaks an invariant. */
@NullMarked
package io.sealift.proof.fault;

import org.jspecify.annotations.NullMarked;
