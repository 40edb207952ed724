package io.sealift.core.ledger;

import java.time.Instant;

/**
 * Whether the engine works. While it does not, one query at a time probes it, so that an outage wastes no time.
 *
 * @param revision counts its changes; every change names the revision that it changes
 * @param failures how many queries in a row failed for a reason other than their data
 * @param since when the first of them failed; meaningless while there are none
 * @param nextProbe the earliest time at which the next query may try
 */
public record EngineHealth(long revision, int failures, Instant since, Instant nextProbe) {
    /** The state while no failure is known. */
    public static final EngineHealth GOOD = new EngineHealth(0, 0, Instant.EPOCH, Instant.EPOCH);

    /** Whether the last query failed for a reason other than its data. */
    public boolean isDown() {
        return failures > 0;
    }

    /** The state after one more such failure. */
    public EngineHealth failed(Instant at, Instant probeAt) {
        return new EngineHealth(revision, failures + 1, isDown() ? since : at, probeAt);
    }

    /** The state after a query that the engine ran to its end. */
    public EngineHealth recovered() {
        return new EngineHealth(revision, 0, Instant.EPOCH, Instant.EPOCH);
    }

    /** This state as the ledger holds it after a change. */
    public EngineHealth nextRevision() {
        return new EngineHealth(revision + 1, failures, since, nextProbe);
    }
}
