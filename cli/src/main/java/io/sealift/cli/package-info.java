/** The command line. */
@NullMarked
package io.sealift.cli;

import org.jspecify.annotations.NullMarked;
