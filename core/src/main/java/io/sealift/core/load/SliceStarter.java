package io.sealift.core.load;

import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.query.QueryEngine.StartOutcome;

/**
 * Step 8: puts an attempt on record, then starts its INSERT, which writes into the attempt's own place.
 *
 * <p>If the reply to a start was lost, it is sent once more with the same token. If that still brings no query id, the
 * next attempt has another place, so a query that runs after all does no harm.
 */
final class SliceStarter {
    private final LoadServices services;
    private final Failures failures;

    SliceStarter(LoadServices services) {
        this.services = services;
        this.failures = new Failures(services);
    }

    /** Puts the next attempt of a slice on record. */
    Step<Slice> record(Slice slice) {
        Slice recorded = slice.withAttempt(services.clock().instant());
        return Step.of(services.ledger().update(recorded), recorded, new LoadEvent.Recorded(recorded.load()));
    }

    /** Starts the query of an attempt that this run, or one that died, put on record. */
    Step<Slice> start(Slice slice) {
        StartOutcome outcome = send(slice);
        if (outcome instanceof StartOutcome.Unknown) {
            outcome = send(slice);
        }
        Ledger ledger = services.ledger();
        return switch (outcome) {
            case StartOutcome.Started started -> {
                Slice running = slice.become(new SliceState.Running(
                        started.queryId(), services.clock().instant()));
                yield Step.of(ledger.update(running), running, new LoadEvent.Started(slice.load(), started.queryId()));
            }
            case StartOutcome.Refused refused -> failures.record(slice, "", refused.reason(), refused.cause());
            case StartOutcome.Unknown unknown ->
                failures.record(slice, "", "It may not have started: " + unknown.reason(), FailureCause.ENGINE);
        };
    }

    private StartOutcome send(Slice slice) {
        LoadId load = slice.load();
        String sql = services.sql().insert(Keys.partition(slice.manifest(), slice.number()), load);
        return services.engine().start(sql, load.clientRequestToken());
    }
}
