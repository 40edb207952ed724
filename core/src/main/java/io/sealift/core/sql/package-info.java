/** The statements of {@code sql/}, filled in for one feed and one deployment. */
@NullMarked
package io.sealift.core.sql;

import org.jspecify.annotations.NullMarked;
