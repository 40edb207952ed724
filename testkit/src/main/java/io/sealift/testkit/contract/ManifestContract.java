package io.sealift.testkit.contract;

import static io.sealift.testkit.contract.LedgerSamples.START;
import static io.sealift.testkit.contract.LedgerSamples.manifest;
import static io.sealift.testkit.contract.LedgerSamples.refused;
import static io.sealift.testkit.contract.LedgerSamples.slices;
import static io.sealift.testkit.contract.LedgerSamples.staged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.CommitOutcome.Committed;
import io.sealift.core.ledger.CommitOutcome.Rejected;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does with sealed manifests: change them one revision after the other, and lend the load slot. */
public abstract class ManifestContract extends LedgerSuite {
    private static final int RACERS = 16;
    private static final int SLOT_RACERS = 4;

    @Test
    void shouldHoldTheNextRevisionWhenUpdated() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        Manifest next = sealed.withSlices(slices()).withNote("Why it – \"stopped\"");
        mustCommit(() -> ledger().update(next));
        // Then
        assertThat(ledger().manifest(sealed.id())).contains(next.nextRevision());
    }

    @Test
    void shouldRejectUpdateWhenRevisionIsStale() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        mustCommit(() -> ledger().update(sealed.withNote("first")));
        // When
        mustReject(() -> ledger().update(sealed.withNote("second")));
        // Then
        assertThat(ledger().manifest(sealed.id()))
                .contains(sealed.withNote("first").nextRevision());
    }

    @Test
    void shouldRejectUpdateWhenRevisionIsYetToCome() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        mustReject(() -> ledger().update(sealed.nextRevision()));
        // Then
        assertThat(ledger().manifest(sealed.id())).contains(sealed);
    }

    @Test
    void shouldRejectUpdateWhenManifestIsUnknownOrOpen() {
        // Given
        Manifest open = opened(1);
        mustCommit(() -> ledger().commit(open.id(), staged(open, 0, 1)));
        Manifest before = read(open.id());
        // When, Then
        mustReject(() -> ledger().update(LedgerSamples.sealed(manifest(7))));
        mustReject(() -> ledger().update(LedgerSamples.sealed(before)));
        assertThat(ledger().manifest(manifest(7).id())).isEmpty();
        assertThat(ledger().openManifest()).contains(before);
    }

    @Test
    void shouldHaveOneWinnerWhenManyUpdateOneRevision() throws InterruptedException, ExecutionException {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        // When
        List<CommitOutcome> outcomes =
                Race.run(RACERS, racer -> change(() -> ledger().update(sealed.withNote("racer " + racer))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(outcomes).containsOnly(new Committed(), new Rejected());
        assertThat(read(sealed.id()).note()).isEqualTo("racer " + outcomes.indexOf(new Committed()));
    }

    @Test
    void shouldTakeSlotAndChangeManifestTogether() {
        // Given
        opened(1);
        Manifest loading = loading(sealedNext(1));
        // When
        mustCommit(() -> ledger().updateTakingSlot(loading));
        // Then
        assertThat(ledger().slotHolder()).contains(loading.id());
        assertThat(ledger().manifest(loading.id())).contains(loading.nextRevision());
    }

    @Test
    void shouldRejectSecondTakerWhenSlotIsHeld() {
        // Given
        opened(1);
        Manifest holder = sealedNext(1);
        Manifest second = sealedNext(2);
        mustCommit(() -> ledger().updateTakingSlot(loading(holder)));
        // When
        mustReject(() -> ledger().updateTakingSlot(loading(second)));
        // Then
        assertThat(ledger().slotHolder()).contains(holder.id());
        assertThat(ledger().manifest(second.id())).contains(second);
    }

    @Test
    void shouldLetHolderTakeSlotAgain() {
        // Given
        opened(1);
        Manifest holder = sealedNext(1);
        mustCommit(() -> ledger().updateTakingSlot(loading(holder)));
        // When
        Manifest again = read(holder.id()).withNote("again");
        mustCommit(() -> ledger().updateTakingSlot(again));
        // Then
        assertThat(ledger().slotHolder()).contains(holder.id());
        assertThat(ledger().manifest(holder.id())).contains(again.nextRevision());
    }

    @Test
    void shouldLeaveSlotAloneWhenTakersRevisionIsStale() {
        // Given
        opened(1);
        Manifest sealed = sealedNext(1);
        mustCommit(() -> ledger().update(sealed.withNote("newer")));
        // When
        mustReject(() -> ledger().updateTakingSlot(loading(sealed)));
        // Then
        assertThat(ledger().slotHolder()).isEmpty();
        assertThat(read(sealed.id()).state()).isEqualTo(ManifestState.SEALED);
    }

    @Test
    void shouldLendSlotToNextWhenReleased() {
        // Given
        opened(1);
        Manifest first = sealedNext(1);
        Manifest second = sealedNext(2);
        mustCommit(() -> ledger().updateTakingSlot(loading(first)));
        // When
        Manifest loaded = read(first.id()).become(ManifestState.LOADED, START.plusSeconds(20));
        mustCommit(() -> ledger().updateReleasingSlot(loaded));
        // Then
        assertThat(ledger().slotHolder()).isEmpty();
        assertThat(ledger().manifest(first.id())).contains(loaded.nextRevision());
        mustCommit(() -> ledger().updateTakingSlot(loading(second)));
        assertThat(ledger().slotHolder()).contains(second.id());
    }

    @Test
    void shouldRejectReleaseWhenSlotIsNotHeldOrRevisionIsStale() {
        // Given
        opened(1);
        Manifest holder = sealedNext(1);
        Manifest other = sealedNext(2);
        mustReject(() -> ledger().updateReleasingSlot(other));
        mustCommit(() -> ledger().updateTakingSlot(loading(holder)));
        // When, Then
        mustReject(() -> ledger().updateReleasingSlot(other));
        mustReject(() -> ledger().updateReleasingSlot(holder));
        assertThat(ledger().slotHolder()).contains(holder.id());
        assertThat(ledger().manifest(other.id())).contains(other);
        assertThat(ledger().manifest(holder.id())).contains(loading(holder).nextRevision());
    }

    @Test
    void shouldHaveOneHolderWhenManyTakeTheSlot() throws InterruptedException, ExecutionException {
        // Given
        opened(1);
        List<Manifest> all =
                IntStream.rangeClosed(1, SLOT_RACERS).mapToObj(this::sealedNext).toList();
        // When
        List<CommitOutcome> outcomes =
                Race.run(SLOT_RACERS, racer -> change(() -> ledger().updateTakingSlot(loading(all.get(racer)))));
        // Then
        assertThat(outcomes).containsOnlyOnce(new Committed());
        assertThat(outcomes).containsOnly(new Committed(), new Rejected());
        ManifestId winner = all.get(outcomes.indexOf(new Committed())).id();
        assertThat(ledger().slotHolder()).contains(winner);
        assertThat(all)
                .filteredOn(candidate -> read(candidate.id()).state() == ManifestState.LOADING)
                .extracting(Manifest::id)
                .containsExactly(winner);
    }

    @Test
    void shouldTakeFileOutOfManifestOnlyWhenItIsStagedInItAndRevisionIsCurrent() {
        // Given
        opened(1);
        Manifest before = sealedNext(1);
        FileEntry staged = awaiting(() -> ledger().filesOf(before.id()), files -> !files.isEmpty())
                .getFirst();
        FileEntry refused = new FileEntry(
                staged.id(),
                staged.source(),
                staged.sizeBytes(),
                staged.landings(),
                staged.recordedAt(),
                refused(1, "ENGINE_REFUSED").disposition());
        Manifest without = before.withTotals(Totals.NONE).withSlices(slices());
        // When, Then: not at another revision, not twice
        assertThat(ledger().setAside(without.nextRevision(), refused)).isEqualTo(new Rejected());
        assertThat(ledger().find(List.of(staged.id()))).containsValue(staged);
        mustCommit(() -> ledger().setAside(without, refused));
        assertThat(ledger().setAside(without.nextRevision(), refused)).isEqualTo(new Rejected());
        assertThat(ledger().find(List.of(staged.id())))
                .containsOnlyKeys(staged.id())
                .containsValue(refused);
        assertThat(read(before.id())).isEqualTo(without.nextRevision());
        assertThat(awaiting(() -> ledger().filesOf(before.id()), List::isEmpty)).isEmpty();
    }

    @Test
    void shouldListOldestFirstWhenUnfinished() {
        // Given
        opened(1);
        Manifest first = sealedNext(1);
        Manifest second = sealedNext(2);
        Manifest third = sealedNext(3);
        // When
        mustCommit(() -> ledger().updateTakingSlot(loading(second)));
        // Then
        List<Manifest> expected = List.of(first, read(second.id()), third);
        assertThat(awaiting(() -> ledger().unfinished(), expected::equals)).isEqualTo(expected);
    }

    @Test
    void shouldListNewestFirstWhenArchived() {
        // Given
        opened(1);
        List<ManifestId> ids = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> archive(sealedNext(number)))
                .toList();
        Manifest sealed = sealedNext(4);
        // When
        List<Manifest> all = awaiting(() -> ledger().archived(10), found -> found.size() == ids.size());
        List<Manifest> latest = awaiting(
                () -> ledger().archived(2),
                found -> found.size() == 2 && found.getFirst().id().equals(ids.getLast()));
        // Then
        assertThat(all).extracting(Manifest::id).containsExactlyElementsOf(ids.reversed());
        assertThat(all)
                .containsExactlyElementsOf(
                        all.stream().map(found -> read(found.id())).toList());
        assertThat(latest).extracting(Manifest::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(awaiting(() -> ledger().unfinished(), List.of(sealed)::equals))
                .containsExactly(sealed);
    }

    private static Manifest loading(Manifest sealed) {
        return sealed.become(ManifestState.LOADING, START.plusSeconds(10));
    }

    private ManifestId archive(Manifest sealed) {
        ManifestId id = sealed.id();
        mustCommit(() -> ledger().updateTakingSlot(loading(sealed)));
        mustCommit(() -> ledger().updateReleasingSlot(read(id).become(ManifestState.LOADED, START.plusSeconds(20))));
        mustCommit(() -> ledger().update(read(id).become(ManifestState.ARCHIVED, START.plusSeconds(30))));
        return id;
    }
}
