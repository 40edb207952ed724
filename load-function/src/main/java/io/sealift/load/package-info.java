/** The load function: Lambda's side of steps 7 to 11. */
@NullMarked
package io.sealift.load;

import org.jspecify.annotations.NullMarked;
