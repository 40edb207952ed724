/** Tests of the agreement fuzz. */
@NullMarked
package io.sealift.cli.fuzz;

import org.jspecify.annotations.NullMarked;
