/** Step 4: the rows and originals of many files in few objects. */
@NullMarked
package io.sealift.core.pack;

import org.jspecify.annotations.NullMarked;
