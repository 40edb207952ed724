/** The Trino server's main class; Trino does not publish one. */
@NullMarked
package io.sealift.local.trino.server;

import org.jspecify.annotations.NullMarked;
