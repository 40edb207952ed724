/** The Trino server of the local cloud: its process, its configuration and a client for its statements. */
@NullMarked
package io.sealift.local.trino;

import org.jspecify.annotations.NullMarked;
