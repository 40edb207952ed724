/** First half of step 7: closing the manifest that takes files. */
@NullMarked
package io.sealift.core.seal;

import org.jspecify.annotations.NullMarked;
