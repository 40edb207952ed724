/** What commands share: the deployment that they work on, options and texts. */
@NullMarked
package io.sealift.cli.common;

import org.jspecify.annotations.NullMarked;
