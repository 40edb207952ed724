package io.sealift.proof.harness;

import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Slice;
import io.sealift.core.ledger.SliceState;
import io.sealift.core.load.ManifestRetry;
import io.sealift.core.load.SetAsideRedrive;
import java.util.List;
import java.util.Optional;

/** The operator, who gives each command in a process of its own with these ports. */
public final class Operator {
    private final PipelineHarness harness;

    Operator(PipelineHarness harness) {
        this.harness = harness;
    }

    /** Retries every stopped manifest. */
    public List<ManifestRetry.Outcome> retryStopped(Ports ports) {
        ManifestRetry retry = new ManifestRetry(ports.ledger(), harness.clock());
        return harness.ledger().manifests().stream()
                .filter(manifest -> manifest.state() == ManifestState.FAILED)
                .map(manifest -> retry.retry(manifest.id()))
                .toList();
    }

    /** Gives all rows that are set aside another try; returns what went wrong. */
    public List<String> redriveRows(Ports ports) {
        SetAsideRedrive redrive =
                new SetAsideRedrive(ports.ledger(), ports.store(), PipelineHarness.KEYS, harness.clock());
        return setAside().stream()
                .map(redrive::redrive)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What follows if the previous command may have died: it is repeated, even for rows that it already redrove. */
    public void resumeRows(Ports ports) {
        SetAsideRedrive redrive =
                new SetAsideRedrive(ports.ledger(), ports.store(), PipelineHarness.KEYS, harness.clock());
        harness.ledger().manifests().stream()
                .map(Manifest::id)
                .filter(id -> harness.ledger().slicesOf(id).stream()
                        .anyMatch(slice -> slice.state() instanceof SliceState.Redriven))
                .forEach(redrive::resume);
    }

    /** Gives up all rows that are set aside; returns what went wrong. */
    public List<String> discardRows(Ports ports) {
        SetAsideRedrive redrive =
                new SetAsideRedrive(ports.ledger(), ports.store(), PipelineHarness.KEYS, harness.clock());
        return setAside().stream()
                .map(slice -> redrive.discard(slice, "nobody needs it"))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Slice> setAside() {
        return harness.ledger().manifests().stream()
                .map(Manifest::id)
                .flatMap(id -> harness.ledger().slicesOf(id).stream())
                .filter(slice -> slice.state() instanceof SliceState.SetAside)
                .toList();
    }
}
