/** The process of the local cloud that holds its objects, queues and tables. */
@NullMarked
package io.sealift.local.emulators;

import org.jspecify.annotations.NullMarked;
