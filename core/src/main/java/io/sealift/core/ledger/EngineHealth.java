package io.sealift.core.ledger;

import java.time.Instant;

/**
 * Whether the engine works. While it does not, one query at a time probes, so that an outage uses up nobody's time.
 *
 * @param revision counts its changes; every change names the revision that it changes
 * @param failures how many queries in a row failed for a reason that is not their data's
 * @param since when the first of them failed; without meaning while there are none
 * @param nextProbe from when on the next query may try
 */
public record EngineHealth(long revision, int failures, Instant since, Instant nextProbe) {
    /** All is well, as far as is known. */
    public static final EngineHealth GOOD = new EngineHealth(0, 0, Instant.EPOCH, Instant.EPOCH);

    /** Whether the last query failed for a reason that is not its data's. */
    public boolean isDown() {
        return failures > 0;
    }

    /** After one more such failure. */
    public EngineHealth failed(Instant at, Instant probeAt) {
        return new EngineHealth(revision, failures + 1, isDown() ? since : at, probeAt);
    }

    /** After a query that the engine ran to its end. */
    public EngineHealth recovered() {
        return new EngineHealth(revision, 0, Instant.EPOCH, Instant.EPOCH);
    }

    /** The same as the ledger holds it after a change. */
    public EngineHealth nextRevision() {
        return new EngineHealth(revision + 1, failures, since, nextProbe);
    }
}
