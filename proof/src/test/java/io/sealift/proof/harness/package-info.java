/** The whole protocol in memory: its flows, its races, and a fault at every call. */
@NullMarked
package io.sealift.proof.harness;

import org.jspecify.annotations.NullMarked;
