package io.sealift.testkit.contract;

import static io.sealift.testkit.contract.LedgerSamples.manifest;
import static io.sealift.testkit.contract.LedgerSamples.sealed;
import static io.sealift.testkit.contract.LedgerSamples.staged;
import static io.sealift.testkit.contract.LedgerSamples.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.CommitOutcome.Committed;
import io.sealift.core.ledger.CommitOutcome.Rejected;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every ledger does with files: put on record, commit, seal; {@link FileRecordContract} adds files that are in no
 * manifest, {@link ManifestContract} the loads.
 *
 * <p>Its subclass gives each test a ledger that holds nothing: JUnit makes a new instance for each test. No test needs a
 * change to conflict with another, which DynamoDB does and its local stand-in never does.
 */
public abstract class LedgerContract extends LedgerSuite {
    private static final int RACERS = 16;

    @Test
    void shouldHoldNothingWhenNew() {
        // When, Then
        assertThat(ledger().openManifest()).isEmpty();
        assertThat(ledger().slotHolder()).isEmpty();
        assertThat(ledger().manifest(manifest(1).id())).isEmpty();
        assertThat(ledger().unfinished()).isEmpty();
        assertThat(ledger().archived(10)).isEmpty();
        assertThat(ledger().filesOf(manifest(1).id())).isEmpty();
        assertThat(ledger().find(List.of(superseded(1).id()))).isEmpty();
        assertThat(ledger().find(List.of())).isEmpty();
    }

    @Test
    void shouldTakeFilesInFirstManifestWhenOpened() {
        // When
        Manifest first = opened(1);
        // Then
        assertThat(ledger().openManifest()).contains(first);
        assertThat(ledger().manifest(first.id())).contains(first);
    }

    @Test
    void shouldRejectOpeningWhenOneIsOpen() {
        // Given
        Manifest first = opened(1);
        // When, Then
        mustReject(() -> ledger().open(manifest(2)));
        mustReject(() -> ledger().open(first));
        assertThat(ledger().openManifest()).contains(first);
        assertThat(ledger().manifest(manifest(2).id())).isEmpty();
    }

    @Test
    void shouldHaveOneOpenManifestWhenManyOpen() throws InterruptedException, ExecutionException {
        // When
        List<CommitOutcome> outcomes = Race.run(RACERS, racer -> change(() -> ledger().open(manifest(racer))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(outcomes).containsOnly(new Committed(), new Rejected());
        assertThat(ledger().openManifest()).contains(manifest(outcomes.indexOf(new Committed())));
    }

    @Test
    void shouldKeepRecordWhenFileIsInNoManifest() {
        // Given
        FileEntry entry = superseded(1);
        // When
        mustCommit(() -> ledger().record(entry));
        // Then
        assertThat(ledger().find(List.of(entry.id(), superseded(2).id())))
                .hasSize(1)
                .containsEntry(entry.id(), entry);
        mustReject(() -> ledger().record(entry));
    }

    @Test
    void shouldPutFilesOnRecordAndAddThemUpWhenCommitted() {
        // Given
        Manifest open = opened(1);
        // When
        mustCommit(() -> ledger().commit(open.id(), staged(open, 0, 3)));
        mustCommit(() -> ledger().commit(open.id(), staged(open, 3, 4)));
        // Then
        Manifest stored = read(open.id());
        assertThat(stored.totals()).isEqualTo(totalsOf(staged(open, 0, 4)));
        assertThat(stored.state()).isEqualTo(ManifestState.OPEN);
        assertThat(ledger().openManifest()).contains(stored);
        assertThat(ledger().find(ids(staged(open, 0, 5))).values())
                .containsExactlyInAnyOrderElementsOf(staged(open, 0, 4));
        assertThat(filesOf(open, 4)).containsExactlyElementsOf(byId(staged(open, 0, 4)));
    }

    @Test
    void shouldTakeAsManyFilesAsAllowedWhenCommitted() {
        // Given
        Manifest open = opened(1);
        int each = Ledger.COMMIT_FILES_MAX;
        // When
        for (int commit = 0; commit < 3; commit++) {
            List<FileEntry> files = staged(open, commit * each, (commit + 1) * each);
            mustCommit(() -> ledger().commit(open.id(), files));
        }
        // Then
        List<FileEntry> all = staged(open, 0, 3 * each);
        assertThat(read(open.id()).totals()).isEqualTo(totalsOf(all));
        assertThat(ledger().find(ids(all)).values()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(filesOf(open, all.size())).containsExactlyElementsOf(byId(all));
    }

    @Test
    void shouldRejectWholeCommitWhenOneFileIsStaged() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().commit(open.id(), staged(open, 1, 2)));
        Manifest before = read(open.id());
        // When, Then
        mustReject(() -> ledger().commit(open.id(), staged(open, 0, 3)));
        mustReject(() -> ledger().record(superseded(1)));
        assertThat(read(open.id())).isEqualTo(before);
        assertThat(ledger().find(ids(staged(open, 0, 3))).values()).containsExactly(staged(open, 1));
        assertThat(filesOf(open, 1)).containsExactly(staged(open, 1));
    }

    @Test
    void shouldRejectCommitWhenFileIsStagedInEarlierManifest() {
        // Given
        Manifest first = opened(1);
        sealedNext(1);
        Manifest second = read(manifest(2).id());
        // When
        mustReject(() -> ledger().commit(second.id(), staged(second, 0, 3)));
        // Then
        assertThat(read(second.id())).isEqualTo(second);
        assertThat(ledger().find(ids(staged(second, 0, 3))).values()).containsExactly(staged(first, 1));
    }

    @Test
    void shouldCommitFileWhenItsSupersededVersionCameBack() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().record(superseded(1)));
        // When
        mustCommit(() -> ledger().commit(open.id(), staged(open, 0, 3)));
        // Then
        assertThat(read(open.id()).totals()).isEqualTo(totalsOf(staged(open, 0, 3)));
        assertThat(ledger().find(ids(staged(open, 0, 3))).values())
                .containsExactlyInAnyOrderElementsOf(staged(open, 0, 3));
        assertThat(filesOf(open, 3)).containsExactlyElementsOf(byId(staged(open, 0, 3)));
        mustReject(() -> ledger().record(superseded(1)));
    }

    @Test
    void shouldRejectCommitAndChangeNothingWhenManifestIsSealed() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        Manifest successor = read(manifest(2).id());
        // When
        mustReject(() -> ledger().commit(sealed.id(), staged(sealed, 10, 13)));
        // Then
        assertThat(read(sealed.id())).isEqualTo(sealed);
        assertThat(read(successor.id())).isEqualTo(successor);
        assertThat(ledger().find(ids(staged(sealed, 10, 13)))).isEmpty();
        assertThat(filesOf(sealed, 1)).containsExactly(staged(sealed, 1));
    }

    @Test
    void shouldRejectCommitWhenManifestIsUnknown() {
        // Given
        opened(1);
        Manifest unknown = manifest(2);
        // When
        mustReject(() -> ledger().commit(unknown.id(), staged(unknown, 0, 1)));
        // Then
        assertThat(ledger().manifest(unknown.id())).isEmpty();
        assertThat(ledger().find(ids(staged(unknown, 0, 1)))).isEmpty();
    }

    @Test
    void shouldSealAndOpenSuccessorInOneStep() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().commit(open.id(), staged(open, 0, 3)));
        // When: the caller does not know of the files yet
        mustCommit(() -> ledger().seal(sealed(open), manifest(2)));
        // Then
        Manifest stored = read(open.id());
        assertThat(stored.state()).isEqualTo(ManifestState.SEALED);
        assertThat(stored.totals()).isEqualTo(totalsOf(staged(open, 0, 3)));
        assertThat(stored.times()).isEqualTo(sealed(open).times());
        assertThat(stored.revision()).isZero();
        assertThat(ledger().openManifest()).contains(manifest(2));
    }

    @Test
    void shouldRejectSealWhenManifestIsEmpty() {
        // Given
        Manifest open = opened(1);
        // When
        mustReject(() -> ledger().seal(sealed(open), manifest(2)));
        // Then
        assertThat(ledger().openManifest()).contains(open);
        assertThat(ledger().manifest(manifest(2).id())).isEmpty();
    }

    @Test
    void shouldRejectSealWhenManifestIsNotTheOpenOne() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        mustReject(() -> ledger().seal(sealed, manifest(3)));
        // Then
        assertThat(read(sealed.id())).isEqualTo(sealed);
        assertThat(ledger().openManifest()).contains(manifest(2));
        assertThat(ledger().manifest(manifest(3).id())).isEmpty();
    }

    @Test
    void shouldCommitOnceWhenManyCommitTheSameFile() throws InterruptedException, ExecutionException {
        // Given
        Manifest open = opened(1);
        // When: each brings a file of its own besides
        List<CommitOutcome> outcomes = Race.run(
                RACERS,
                racer -> change(() -> ledger().commit(open.id(), List.of(staged(open, 0), staged(open, 1 + racer)))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(outcomes).containsOnly(new Committed(), new Rejected());
        int winner = outcomes.indexOf(new Committed());
        List<FileEntry> files = List.of(staged(open, 0), staged(open, 1 + winner));
        assertThat(read(open.id()).totals()).isEqualTo(totalsOf(files));
        assertThat(filesOf(open, 2)).containsExactlyElementsOf(byId(files));
    }

    @Test
    void shouldHaveExactlyTheFilesThatWereAnsweredWhenSealedAmidCommits()
            throws InterruptedException, ExecutionException {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().commit(open.id(), staged(open, 0, 1)));
        // When: the last runner seals, the others commit
        List<CommitOutcome> outcomes = Race.run(
                RACERS,
                racer -> change(() -> racer == RACERS - 1
                        ? ledger().seal(sealed(open), manifest(2))
                        : ledger().commit(open.id(), staged(open, 1 + racer, 2 + racer))));
        // Then
        // The seal may come last: then no commit is rejected.
        assertThat(outcomes).isSubsetOf(new Committed(), new Rejected());
        assertThat(outcomes.getLast()).isEqualTo(new Committed());
        List<FileEntry> committed = new ArrayList<>(staged(open, 0, 1));
        for (int racer = 0; racer < RACERS - 1; racer++) {
            if (outcomes.get(racer).equals(new Committed())) {
                committed.add(staged(open, 1 + racer));
            }
        }
        assertThat(read(open.id()).totals()).isEqualTo(totalsOf(committed));
        assertThat(filesOf(open, committed.size())).containsExactlyElementsOf(byId(committed));
    }

    private static Totals totalsOf(List<FileEntry> files) {
        return files.stream()
                .map(file -> new Totals(1, rows(file), file.sizeBytes()))
                .reduce(Totals.NONE, Totals::plus);
    }

    private static long rows(FileEntry file) {
        return Stream.of(file.disposition())
                .filter(FileEntry.Disposition.Staged.class::isInstance)
                .map(FileEntry.Disposition.Staged.class::cast)
                .mapToLong(FileEntry.Disposition.Staged::rows)
                .sum();
    }

    private static List<FileId> ids(List<FileEntry> files) {
        return files.stream().map(FileEntry::id).toList();
    }

    private static List<FileEntry> byId(List<FileEntry> files) {
        return files.stream().sorted(Comparator.comparing(FileEntry::id)).toList();
    }
}
