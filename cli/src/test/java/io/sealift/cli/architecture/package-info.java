/** What must hold for the classes of all modules together. */
@NullMarked
package io.sealift.cli.architecture;

import org.jspecify.annotations.NullMarked;
