/** Where everything is: the names of the buckets and every key in them. */
@NullMarked
package io.sealift.core.layout;

import org.jspecify.annotations.NullMarked;
