/** What is where: the state of a deployment for people to read. */
@NullMarked
package io.sealift.core.status;

import org.jspecify.annotations.NullMarked;
