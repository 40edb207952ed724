/** The load function: Lambda's side of steps 7 to 10. */
@NullMarked
package io.sealift.load;

import org.jspecify.annotations.NullMarked;
