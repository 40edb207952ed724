/** Child JVMs of the local cloud and the class paths that Maven assembled for them. */
@NullMarked
package io.sealift.local.process;

import org.jspecify.annotations.NullMarked;
