/**
 * A whole deployment in memory: producers, queue, buckets, ledger, engine and clock, and the check of its invariants.
 */
@NullMarked
package io.sealift.proof.harness;

import org.jspecify.annotations.NullMarked;
