/** The whole proof in one run: every fault at every call of every flow, then seeded schedules. */
@NullMarked
package io.sealift.proof;

import org.jspecify.annotations.NullMarked;
