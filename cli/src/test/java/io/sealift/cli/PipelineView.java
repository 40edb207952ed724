package io.sealift.cli;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.object.StoreUnavailableException;
import io.sealift.core.status.LedgerBalance;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** What a test sees of a deployment while it works. */
record PipelineView(Deployment deployment) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Whether ingest has released every file that landed below a prefix. */
    boolean isIngested(String prefix) {
        return deployment
                .store()
                .list(deployment.settings().messagesBucket(), prefix, "")
                .objects()
                .isEmpty();
    }

    /** Whether everything that was committed is loaded and in the archive. */
    boolean isArchived() {
        return manifests().stream()
                .allMatch(manifest -> manifest.totals().files() == 0 || manifest.state() == ManifestState.ARCHIVED);
    }

    List<Manifest> manifests() {
        return LedgerBalance.of(deployment.ledger()).manifests();
    }

    /** The only value of a query's only row. */
    long value(String sql) {
        return Long.parseLong(deployment.queries().select(sql).get(1).getFirst());
    }

    void awaitIngested(String prefix) {
        await("all files below '%s' are released".formatted(prefix), () -> isIngested(prefix));
    }

    void awaitArchived() {
        await("everything is archived", this::isArchived);
    }

    static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(StoreUnavailableException.class)
                .until(condition::getAsBoolean);
    }
}
