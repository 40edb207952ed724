/** Step 7, its first half: closing the manifest that takes files. */
@NullMarked
package io.sealift.core.seal;

import org.jspecify.annotations.NullMarked;
