/** What a feed looks like: its columns, their types and the statements that follow from them. */
@NullMarked
package io.sealift.feed;

import org.jspecify.annotations.NullMarked;
