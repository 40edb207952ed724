/** The command that searches the protocol for a broken invariant. */
@NullMarked
package io.sealift.cli.proof;

import org.jspecify.annotations.NullMarked;
