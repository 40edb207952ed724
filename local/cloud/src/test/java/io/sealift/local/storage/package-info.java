/** Tests of the objects, queues and tables, against the real process. */
@NullMarked
package io.sealift.local.storage;

import org.jspecify.annotations.NullMarked;
