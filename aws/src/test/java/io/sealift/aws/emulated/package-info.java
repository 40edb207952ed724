/** The emulators of AWS, and the clients of a function that is pointed at them. */
@NullMarked
package io.sealift.aws.emulated;

import org.jspecify.annotations.NullMarked;
