/** Tests of the generated files. */
@NullMarked
package io.sealift.proof.fuzz;

import org.jspecify.annotations.NullMarked;
