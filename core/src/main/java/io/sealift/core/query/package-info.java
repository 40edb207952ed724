/** The query engine that turns staged files into the table. */
@NullMarked
package io.sealift.core.query;

import org.jspecify.annotations.NullMarked;
