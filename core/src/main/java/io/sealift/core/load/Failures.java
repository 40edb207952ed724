package io.sealift.core.load;

import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Slice;
import java.time.Duration;
import java.time.Instant;

/** Decides what follows a failed attempt: another one, in a place of its own, either at once or after a wait. */
final class Failures {
    private final LoadServices services;

    Failures(LoadServices services) {
        this.services = services;
    }

    Step<Slice> record(Slice slice, String queryId, String reason, FailureCause cause) {
        Instant now = services.clock().instant();
        Duration wait =
                cause.isOfData() ? Duration.ZERO : Delays.after(slice.failures().engine() + 1);
        if (!cause.isOfData()) {
            engineFailed(now);
        }
        Slice failed = slice.failed(queryId, reason, cause, now, now.plus(wait));
        return Step.of(
                services.ledger().update(failed), failed, new LoadEvent.AttemptFailed(slice.load(), cause, reason));
    }

    /** Notes that the engine runs queries; if that note is lost, the next query that ends makes it again. */
    void engineWorks() {
        EngineHealth health = services.ledger().engineHealth();
        if (health.isDown()) {
            services.ledger().update(health.recovered());
        }
    }

    private void engineFailed(Instant now) {
        EngineHealth health = services.ledger().engineHealth();
        services.ledger().update(health.failed(now, now.plus(Delays.after(health.failures() + 1))));
    }
}
