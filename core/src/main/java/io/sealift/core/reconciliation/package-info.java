/** What is where: the state of a deployment for people to read. */
@NullMarked
package io.sealift.core.reconciliation;

import org.jspecify.annotations.NullMarked;
