/** Tests of the generated files. */
@NullMarked
package io.sealift.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
