/** Measures whole flows on the local cloud: run by hand, see docs/benchmarks.md. */
@NullMarked
package io.sealift.bench.flow;

import org.jspecify.annotations.NullMarked;
