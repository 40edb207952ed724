/** What the queue says has landed. */
@NullMarked
package io.sealift.core.notification;

import org.jspecify.annotations.NullMarked;
