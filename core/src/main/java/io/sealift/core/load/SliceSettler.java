package io.sealift.core.load;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState.Running;
import io.sealift.core.ledger.SliceState.Verified;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore.Fetched;
import io.sealift.core.store.StoreUnavailableException;
import java.util.function.Consumer;

/** Step 9: checks the query of a slice, and has its load audited once it has succeeded. */
final class SliceSettler {
    private final LoadServices services;
    private final LoadSettings settings;
    private final LoadAudit audit;
    private final Failures failures;

    SliceSettler(LoadServices services, LoadSettings settings) {
        this.services = services;
        this.settings = settings;
        this.audit = new LoadAudit(services, settings);
        this.failures = new Failures(services);
    }

    Step<Slice> settle(Slice slice, Running running, Consumer<LoadEvent> events) {
        String queryId = running.queryId();
        return switch (services.engine().status(queryId)) {
            case QueryStatus.Running _ -> Step.held(slice.manifest(), "query %s is running".formatted(queryId));
            case QueryStatus.Failed failed -> failures.record(slice, queryId, failed.reason(), failed.cause());
            case QueryStatus.Succeeded _ -> {
                failures.engineWorks();
                yield switch (audit.audit(slice, queryId, events)) {
                    case LoadAudit.Verdict.Differs differs ->
                        failures.record(slice, queryId, differs.what(), FailureCause.AUDIT);
                    case LoadAudit.Verdict.Agreed agreed -> verified(slice, queryId, agreed.list());
                };
            }
        };
    }

    /** If two audits run at the same time, the list that is written first counts: both agreed. */
    private Step<Slice> verified(Slice slice, String queryId, VerifiedList list) {
        ObjectLocation location = settings.keys().verifiedList(slice.load());
        services.store().create(location, list.json());
        Fetched written = services.store()
                .fetch(location)
                .orElseThrow(() ->
                        new StoreUnavailableException("%s was removed right after it was written".formatted(location)));
        Slice verified = slice.become(
                new Verified(queryId, written.version().eTag(), services.clock().instant()));
        return Step.of(
                services.ledger().update(verified),
                verified,
                new LoadEvent.Verified(slice.load(), list.rows(), list.files().size()));
    }
}
