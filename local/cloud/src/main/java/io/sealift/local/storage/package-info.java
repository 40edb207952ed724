/** The objects, queues and tables of the local cloud, kept in a process of their own. */
@NullMarked
package io.sealift.local.storage;

import org.jspecify.annotations.NullMarked;
