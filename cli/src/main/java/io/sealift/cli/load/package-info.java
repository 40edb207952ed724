/** The commands that create the tables and retry loads. */
@NullMarked
package io.sealift.cli.load;

import org.jspecify.annotations.NullMarked;
