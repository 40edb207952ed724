/** The Glue catalog of the local cloud: databases, tables and partitions in one file, behind Glue's own API. */
@NullMarked
package io.sealift.local.glue;

import org.jspecify.annotations.NullMarked;
