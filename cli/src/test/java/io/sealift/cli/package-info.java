/** Tests of the command line, and of the whole pipeline on the local cloud. */
@NullMarked
package io.sealift.cli;

import org.jspecify.annotations.NullMarked;
