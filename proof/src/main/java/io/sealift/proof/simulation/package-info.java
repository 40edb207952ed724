/** Seeded schedules: anything happens in any order, and the same seed always gives the same schedule. */
@NullMarked
package io.sealift.proof.simulation;

import org.jspecify.annotations.NullMarked;
