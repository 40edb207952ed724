/** The command that runs the local cloud. */
@NullMarked
package io.sealift.cli.local;

import org.jspecify.annotations.NullMarked;
