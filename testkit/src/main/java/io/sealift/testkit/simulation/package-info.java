/** Seeded schedules: anything happens in any order, and the same seed always lets the same happen. */
@NullMarked
package io.sealift.testkit.simulation;

import org.jspecify.annotations.NullMarked;
