/** Tests of the demo's data and its check. */
@NullMarked
package io.sealift.cli.weather;

import org.jspecify.annotations.NullMarked;
