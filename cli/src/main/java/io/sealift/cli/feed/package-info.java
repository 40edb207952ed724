/** The command that checks files before they are sent. */
@NullMarked
package io.sealift.cli.feed;

import org.jspecify.annotations.NullMarked;
