/** The command that shows whether everything is accounted for. */
@NullMarked
package io.sealift.cli.status;

import org.jspecify.annotations.NullMarked;
