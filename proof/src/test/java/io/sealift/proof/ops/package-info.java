/** Tests of what people and schedules use: dead letters, the bucket scan and the balance, on fakes. */
@NullMarked
package io.sealift.proof.ops;

import org.jspecify.annotations.NullMarked;
