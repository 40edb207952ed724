/** What is said of a refused file, where it is kept, and the port through which people learn of it. */
@NullMarked
package io.sealift.core.refusal;

import org.jspecify.annotations.NullMarked;
