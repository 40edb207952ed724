/** Tests of the calculations behind the measurements of whole flows. */
@NullMarked
package io.sealift.bench.flow;

import org.jspecify.annotations.NullMarked;
