/** Tests of the seeded schedules. */
@NullMarked
package io.sealift.testkit.simulation;

import org.jspecify.annotations.NullMarked;
