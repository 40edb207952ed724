/** Fakes of the ports: in memory, thread-safe, deterministic, and with the outcomes of the services. */
@NullMarked
package io.sealift.fakes;

import org.jspecify.annotations.NullMarked;
