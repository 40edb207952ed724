package io.sealift.cli;

import io.sealift.cli.common.Deployment;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.reconciliation.LedgerBalance;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a test sees of a deployment at work. */
record PipelineView(Deployment deployment) {
    /** Whether ingest has released every file that landed below a prefix. */
    boolean isIngested(String prefix) {
        return deployment
                .store()
                .list(deployment.settings().buckets().messages(), prefix, "")
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

    /** Waits for something that happens while the pipeline works. */
    void await(String what, BooleanSupplier condition) {
        ProgressWait.until(what, this::progress, condition);
    }

    /** How far the pipeline has come: how many files were committed, and what is on record for every manifest. */
    private String progress() {
        LedgerBalance balance = LedgerBalance.of(deployment.ledger());
        return "%d files in %s".formatted(balance.committed().files(), balance.manifests());
    }
}
