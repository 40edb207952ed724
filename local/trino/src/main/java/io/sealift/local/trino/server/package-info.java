/** The Trino server's main class; Trino publishes none of its own. */
@NullMarked
package io.sealift.local.trino.server;

import org.jspecify.annotations.NullMarked;
