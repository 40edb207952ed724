package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.CommitOutcome.Committed;
import io.sealift.core.ledger.CommitOutcome.Conflicted;
import io.sealift.core.ledger.CommitOutcome.Rejected;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the ledger's suites have in common. */
abstract class LedgerSuite {
    private static final int CONFLICTS_MAX = 1_000;

    /** The ledger under test; it held nothing when this test began. */
    protected abstract Ledger ledger();

    /** The longest that its listings may lag behind its changes. */
    protected Duration longestLag() {
        return Duration.ofSeconds(10);
    }

    /** Polls until it is as expected or the longest lag is over. */
    final <T> T awaiting(Supplier<T> read, Predicate<? super T> expected) {
        return Awaiting.value(longestLag(), read, expected);
    }

    /** Makes a change, repeating it after each conflict, as callers must. */
    final CommitOutcome change(Supplier<CommitOutcome> change) {
        CommitOutcome outcome = change.get();
        for (int conflicts = 0; outcome instanceof Conflicted && conflicts < CONFLICTS_MAX; conflicts++) {
            outcome = change.get();
        }
        return outcome;
    }

    final void mustCommit(Supplier<CommitOutcome> change) {
        assertThat(change(change)).isEqualTo(new Committed());
    }

    final void mustReject(Supplier<CommitOutcome> change) {
        assertThat(change(change)).isEqualTo(new Rejected());
    }

    /** Opens the n-th manifest as the first one. */
    final Manifest opened(int number) {
        Manifest first = LedgerSamples.manifest(number);
        mustCommit(() -> ledger().open(first));
        return first;
    }

    /** Seals the open manifest with one file, the n-th, in it; then the next one is open. */
    final Manifest sealedNext(int number) {
        Manifest open = ledger().openManifest().orElseThrow();
        Manifest successor = LedgerSamples.manifest(number + 1);
        mustCommit(LedgerSamples.packed(open, number));
        mustCommit(() -> ledger().seal(LedgerSamples.sealed(open), successor));
        return read(open.id());
    }

    final void mustCommit(Packed packed) {
        mustCommit(() -> ledger().commit(packed.pack(), packed.files()));
    }

    final void mustReject(Packed packed) {
        mustReject(() -> ledger().commit(packed.pack(), packed.files()));
    }

    final Manifest read(ManifestId id) {
        return ledger().manifest(id).orElseThrow();
    }

    /** What is on record under this id, or under what it is an alias of. */
    final Optional<FileEntry> file(FileId id) {
        return Optional.ofNullable(ledger().find(List.of(id)).get(id));
    }

    final void mustHave(FileEntry entry) {
        assertThat(ledger().find(List.of(entry.id()))).isEqualTo(Map.of(entry.id(), entry));
    }

    final List<FileEntry> visited() {
        List<FileEntry> visited = new ArrayList<>();
        ledger().forEachFile(visited::add);
        return visited;
    }
}
