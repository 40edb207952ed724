/** Tests of what the measurements of whole flows compute. */
@NullMarked
package io.sealift.bench.flow;

import org.jspecify.annotations.NullMarked;
