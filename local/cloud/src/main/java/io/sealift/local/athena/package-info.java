/** Athena's API in front of Trino: executions with tokens, states, results, data manifests and events. */
@NullMarked
package io.sealift.local.athena;

import org.jspecify.annotations.NullMarked;
