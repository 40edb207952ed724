/** What is said about a refused file, where it is kept, and the port through which people learn about it. */
@NullMarked
package io.sealift.core.quarantine;

import org.jspecify.annotations.NullMarked;
