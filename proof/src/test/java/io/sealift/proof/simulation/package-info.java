/** Tests of the seeded schedules. */
@NullMarked
package io.sealift.proof.simulation;

import org.jspecify.annotations.NullMarked;
