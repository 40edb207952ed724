/** What people do about dead letters: look at them, send their files back, replace them, give them up. */
@NullMarked
package io.sealift.core.deadletter;

import org.jspecify.annotations.NullMarked;
