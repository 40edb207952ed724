package io.sealift.contracts;

import static io.sealift.contracts.LedgerSamples.manifest;
import static io.sealift.contracts.LedgerSamples.packed;
import static io.sealift.contracts.LedgerSamples.sealed;
import static io.sealift.contracts.LedgerSamples.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.CommitOutcome.Committed;
import io.sealift.core.ledger.CommitOutcome.Rejected;
import io.sealift.core.ledger.EngineHealth;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Ledger;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.ledger.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every ledger does with files: put on record, commit, seal; {@link FileRecordContract} adds files that are in no
 * manifest, {@link IdentityContract} aliases, {@link ManifestContract} and {@link SliceContract} the loads.
 *
 * <p>Its subclass gives each test an empty ledger: JUnit makes a new instance for each test. No test needs changes to
 * conflict, which happens in DynamoDB but never in its local stand-in.
 */
public abstract class LedgerContract extends LedgerSuite {
    private static final int RACERS = 16;

    @Test
    void shouldHoldNothingWhenNew() {
        // When, Then
        assertThat(ledger().openManifest()).isEmpty();
        assertThat(ledger().manifest(manifest(1).id())).isEmpty();
        assertThat(ledger().unfinished()).isEmpty();
        assertThat(ledger().archived(10)).isEmpty();
        assertThat(ledger().packsOf(manifest(1).id())).isEmpty();
        assertThat(ledger().slicesOf(manifest(1).id())).isEmpty();
        assertThat(ledger().failing(10)).isEmpty();
        assertThat(ledger().engineHealth()).isEqualTo(EngineHealth.GOOD);
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
    void shouldPutPacksAndFilesOnRecordAndAddThemUpWhenCommitted() {
        // Given
        Manifest open = opened(1);
        Packed three = packed(open, 0, 3);
        Packed one = packed(open, 3);
        // When
        mustCommit(one);
        mustCommit(three);
        // Then
        Manifest stored = read(open.id());
        assertThat(stored).isEqualTo(open.withTotals(totalsOf(one, three)));
        assertThat(ledger().openManifest()).contains(stored);
        assertThat(ledger().find(packed(open, 0, 5).ids()).values())
                .containsExactlyInAnyOrderElementsOf(filesOf(one, three));
        assertThat(ledger().packsOf(open.id())).containsExactly(three.pack(), one.pack());
        assertThat(ledger().slicesOf(open.id())).isEmpty();
    }

    @Test
    void shouldTakeAsManyFilesAsAllowedWhenCommitted() {
        // Given
        Manifest open = opened(1);
        int each = Ledger.PACK_ENTRIES_MAX;
        List<Packed> all = IntStream.range(0, 3)
                .mapToObj(commit -> packed(open, commit * each, (commit + 1) * each))
                .toList();
        // When
        all.forEach(this::mustCommit);
        // Then
        assertThat(read(open.id()).totals()).isEqualTo(totalsOf(all));
        List<FileId> ids = all.stream().flatMap(packed -> packed.ids().stream()).toList();
        assertThat(ledger().find(ids)).hasSize(3 * each).containsOnlyKeys(ids);
        assertThat(ledger().packsOf(open.id())).hasSize(3);
    }

    @Test
    void shouldRejectWholeCommitWhenOneFileIsStaged() {
        // Given
        Manifest open = opened(1);
        Packed known = packed(open, 1);
        mustCommit(known);
        Manifest before = read(open.id());
        // When, Then
        mustReject(packed(open, 0, 3));
        mustReject(() -> ledger().record(superseded(1)));
        mustHaveOnly(known, packed(open, 0, 3));
        assertThat(read(open.id())).isEqualTo(before);
        assertThat(ledger().packsOf(open.id())).containsExactly(known.pack());
    }

    @Test
    void shouldRejectCommitWhenItIsRepeated() {
        // Given
        Manifest open = opened(1);
        Packed packed = packed(open, 0, 3);
        mustCommit(packed);
        // When
        mustReject(packed);
        // Then
        assertThat(read(open.id()).totals()).isEqualTo(packed.pack().totals());
        assertThat(ledger().packsOf(open.id())).containsExactly(packed.pack());
    }

    @Test
    void shouldRejectCommitWhenFileIsStagedInEarlierManifest() {
        // Given
        Manifest first = opened(1);
        sealedNext(1);
        Manifest second = read(manifest(2).id());
        // When
        mustReject(packed(second, 0, 3));
        // Then
        assertThat(read(second.id())).isEqualTo(second);
        assertThat(ledger().packsOf(second.id())).isEmpty();
        mustHaveOnly(packed(first, 1), packed(second, 0, 3));
    }

    @Test
    void shouldCommitFileWhenItsSupersededVersionCameBack() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().record(superseded(1)));
        Packed packed = packed(open, 0, 3);
        // When
        mustCommit(packed);
        // Then
        mustHaveOnly(packed, packed);
        mustReject(() -> ledger().record(superseded(1)));
    }

    @Test
    void shouldRejectCommitAndChangeNothingWhenManifestIsSealed() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        Manifest successor = read(manifest(2).id());
        // When
        mustReject(packed(sealed, 10, 13));
        // Then
        assertThat(read(sealed.id())).isEqualTo(sealed);
        assertThat(read(successor.id())).isEqualTo(successor);
        assertThat(ledger().find(packed(sealed, 10, 13).ids())).isEmpty();
        assertThat(ledger().packsOf(sealed.id()))
                .containsExactly(packed(sealed, 1).pack());
    }

    @Test
    void shouldRejectCommitWhenManifestIsUnknown() {
        // Given
        opened(1);
        Packed unknown = packed(manifest(2), 0);
        // When
        mustReject(unknown);
        // Then
        assertThat(ledger().manifest(manifest(2).id())).isEmpty();
        assertThat(ledger().packsOf(manifest(2).id())).isEmpty();
        assertThat(ledger().find(unknown.ids())).isEmpty();
    }

    @Test
    void shouldGivePackBackAsItWasWhenItHoldsMuch() {
        // Given
        Manifest open = opened(1);
        Packed small = packed(open, 4);
        List<RowsObject> rows = List.of(
                new RowsObject(-7_195, 0, 77, 300, days("0001-01-01", 1), new TreeMap<>()),
                new RowsObject(207, 0, 1L << 40, 1L << 41, days("2026-11-21", 2), new TreeMap<>(Map.of("größe", 1L))),
                new RowsObject(207, 1, 9, 9, days("9999-12-31", 2), new TreeMap<>(Map.of("a|b 1x2", 2L, "c", 1L))));
        Pack large = new Pack(
                open.id(),
                small.pack().id(),
                rows,
                new Pack.Originals.Copy("in/a b+c%/ü.json"),
                small.pack().rejectedRows(),
                small.pack().files());
        // When
        mustCommit(() -> ledger().commit(large, small.files()));
        // Then
        assertThat(ledger().packsOf(open.id())).containsExactly(large);
        assertThat(read(open.id()).totals()).isEqualTo(large.totals());
    }

    @Test
    void shouldSealAndOpenSuccessorInOneStep() {
        // Given
        Manifest open = opened(1);
        Packed packed = packed(open, 0, 3);
        mustCommit(packed);
        // When: the caller does not know about the files yet
        mustCommit(() -> ledger().seal(sealed(open), manifest(2)));
        // Then
        assertThat(read(open.id()))
                .isEqualTo(sealed(open).withTotals(packed.pack().totals()));
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
        // When: racer n brings files 1 to n + 1
        List<CommitOutcome> outcomes = Race.run(RACERS, racer -> change(() -> commit(packed(open, 1, 2 + racer))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(outcomes).containsOnly(new Committed(), new Rejected());
        Packed winner = packed(open, 1, 2 + outcomes.indexOf(new Committed()));
        assertThat(read(open.id()).totals()).isEqualTo(winner.pack().totals());
        assertThat(ledger().packsOf(open.id())).containsExactly(winner.pack());
        mustHaveOnly(winner, packed(open, 1, 2 + RACERS));
    }

    @Test
    void shouldHaveExactlyThePacksThatWereAnsweredWhenSealedAmidCommits()
            throws InterruptedException, ExecutionException {
        // Given
        Manifest open = opened(1);
        mustCommit(packed(open, 0));
        // When: the last runner seals, the others commit
        List<CommitOutcome> outcomes = Race.run(
                RACERS,
                racer -> change(() -> racer == RACERS - 1
                        ? ledger().seal(sealed(open), manifest(2))
                        : commit(packed(open, 1 + racer))));
        // Then
        // The seal may come last: then no commit is rejected.
        assertThat(outcomes).isSubsetOf(new Committed(), new Rejected());
        assertThat(outcomes.getLast()).isEqualTo(new Committed());
        List<Packed> committed = new ArrayList<>(List.of(packed(open, 0)));
        for (int racer = 0; racer < RACERS - 1; racer++) {
            if (outcomes.get(racer).equals(new Committed())) {
                committed.add(packed(open, 1 + racer));
            }
        }
        assertThat(read(open.id()).totals()).isEqualTo(totalsOf(committed));
        assertThat(ledger().packsOf(open.id()))
                .containsExactlyElementsOf(committed.stream().map(Packed::pack).toList());
    }

    private CommitOutcome commit(Packed packed) {
        return ledger().commit(packed.pack(), packed.files());
    }

    /** The files of one commit are on record, and none of the others'. */
    private void mustHaveOnly(Packed known, Packed others) {
        assertThat(ledger().find(others.ids()).values()).containsExactlyInAnyOrderElementsOf(known.files());
    }

    private static List<FileEntry> filesOf(Packed... all) {
        return Stream.of(all).flatMap(packed -> packed.files().stream()).toList();
    }

    private static Totals totalsOf(Packed... all) {
        return totalsOf(List.of(all));
    }

    private static Totals totalsOf(List<Packed> all) {
        return all.stream().map(packed -> packed.pack().totals()).reduce(Totals.NONE, Totals::plus);
    }

    private static SortedMap<String, Long> days(String day, long rows) {
        return new TreeMap<>(Map.of(day, rows));
    }
}
